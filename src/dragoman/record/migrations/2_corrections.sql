-- From format 1: what people correct, and which of the derived rows it bears on.
ALTER TABLE guise ADD COLUMN parted TEXT;
ALTER TABLE event ADD COLUMN verdict TEXT CHECK (verdict IN ('accepted', 'rejected'));
CREATE INDEX event_by_verdict ON event (verdict) WHERE verdict IS NOT NULL;
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    who TEXT NOT NULL,
    made_at TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('merge', 'split', 'rename', 'set', 'event', 'join', 'part')),
    why TEXT,
    target TEXT NOT NULL CHECK (json_valid(target)),
    value TEXT NOT NULL CHECK (json_valid(value)),
    undone_at TEXT,
    UNIQUE (who, made_at, what, target, value)
);
CREATE TABLE correction_document (
    document TEXT NOT NULL,
    correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
    PRIMARY KEY (document, correction)
) WITHOUT ROWID;
CREATE INDEX correction_document_by_correction ON correction_document (correction);
CREATE TABLE correction_guise (
    guise TEXT NOT NULL REFERENCES guise (id) ON DELETE CASCADE,
    correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'other', 'spelling', 'as actor', 'as recipient')),
    PRIMARY KEY (guise, correction, side)
) WITHOUT ROWID;
CREATE INDEX correction_guise_by_correction ON correction_guise (correction);
CREATE TABLE correction_mention (
    event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
    correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('event', 'account')),
    PRIMARY KEY (event_mention, correction, side)
) WITHOUT ROWID;
CREATE INDEX correction_mention_by_correction ON correction_mention (correction);
CREATE TABLE actor_ruling (
    guise TEXT NOT NULL,
    other TEXT NOT NULL,
    same INTEGER NOT NULL CHECK (same IN (0, 1)),
    PRIMARY KEY (guise, other),
    CHECK (guise < other)
) WITHOUT ROWID;
CREATE TABLE account_ruling (
    event_mention TEXT NOT NULL,
    other TEXT NOT NULL,
    same INTEGER NOT NULL CHECK (same IN (0, 1)),
    PRIMARY KEY (event_mention, other),
    CHECK (event_mention < other)
) WITHOUT ROWID;
DROP VIEW event_lines;
CREATE VIEW event_lines AS
SELECT
    event.first_date AS day, event.type, event.name AS event, event_mention.status, event_mention.text AS words,
    substr(article_text.text, event_mention.sentence_start + 1,
           event_mention.sentence_end - event_mention.sentence_start) AS sentence,
    (SELECT group_concat(text, ' > ') FROM (
        SELECT text FROM attribution_link WHERE event_mention = event_mention.id ORDER BY position
    )) AS according_to,
    document.outlet, document.published, event_mention.document, event_mention.start, event_mention.end,
    account.copy_of, account.event AS event_id, event_mention.id AS event_mention
FROM account
JOIN event ON event.id = account.event
JOIN event_mention ON event_mention.id = account.event_mention
JOIN document ON document.id = event_mention.document
JOIN article_text ON article_text.document = document.id
WHERE event.verdict IS NOT 'rejected';
PRAGMA user_version = 2;
