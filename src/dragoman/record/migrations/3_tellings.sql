-- From format 2: tellings stand in the order in which they came, not in that of their ids. Their ids and keys are made
-- anew when all is told again, which sets the number of the format too (store.open).
CREATE TABLE ordered (
    id TEXT PRIMARY KEY NOT NULL,
    event TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    json TEXT NOT NULL CHECK (json_valid(json)),
    mentions INTEGER NOT NULL DEFAULT 0
);
INSERT INTO ordered (id, event, json, mentions) SELECT id, event, json, mentions FROM telling;
DROP TABLE telling;
ALTER TABLE ordered RENAME TO telling;
CREATE INDEX telling_by_event ON telling (event);
