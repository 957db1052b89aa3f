-- The record of a conflict: what articles say, and what it adds up to. One SQLite file.
-- The upper half holds what single articles say; every row there names its document and the characters [start, end)
-- of that document's text that say so. The lower half is derived from the upper one and is the same whatever the order
-- in which articles came. 'DRGM' marks a file as a record.
PRAGMA application_id = 0x4452474D;
PRAGMA user_version = 3;

-- One row an article taken in. `same_text_as` names the document that has the same text under another id: only that
-- one is read into the tables below, so that nothing is counted twice.
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    title TEXT,
    outlet TEXT,
    author TEXT,
    url TEXT,
    language TEXT NOT NULL,
    published TEXT,
    basis TEXT NOT NULL CHECK (basis IN ('metadata', 'dateline', 'text', 'inferred', 'none')),
    conflict TEXT,                                     -- a rival date of publication
    state TEXT NOT NULL CHECK (state IN ('read', 'repeat', 'unread')),  -- unread: not in English
    same_text_as TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    copy_of TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,  -- the earliest of those that copy each other
    sha256 TEXT NOT NULL,                              -- of the source's bytes
    fingerprint TEXT NOT NULL,                         -- of the text without its frame
    characters INTEGER NOT NULL CHECK (characters >= 0),
    CHECK ((state = 'repeat') = (same_text_as IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX document_by_fingerprint ON document (fingerprint);
CREATE INDEX document_by_published ON document (published);
CREATE INDEX document_by_same_text ON document (same_text_as);
CREATE INDEX document_by_copy ON document (copy_of);

CREATE TABLE article_text (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE REFERENCES document (id) ON DELETE CASCADE,
    title TEXT,
    text TEXT NOT NULL
);
CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text, content = 'article_text', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_text_added AFTER INSERT ON article_text BEGIN
    INSERT INTO article_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER article_text_removed AFTER DELETE ON article_text BEGIN
    INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

-- The reading of the article as JSON, as `dragoman code` writes it, compressed with zlib.
CREATE TABLE reading (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    compressed BLOB NOT NULL
);

-- What each stretch of the article is: title, body, caption, navigation ...
CREATE TABLE block (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    json BLOB NOT NULL
) WITHOUT ROWID;

-- Which documents share text: word shingles under MinHash, cut into bands.
CREATE TABLE shingle_band (
    band INTEGER NOT NULL,
    value INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (band, value, document)
) WITHOUT ROWID;
CREATE INDEX shingle_band_by_document ON shingle_band (document);
CREATE TABLE shingle_digest (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    digest BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE shared_text (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    similarity REAL NOT NULL,
    PRIMARY KEY (document, other)
) WITHOUT ROWID;
CREATE INDEX shared_text_by_other ON shared_text (other);

-- A person, body, group or country. `id` does not depend on the order of reading.
CREATE TABLE actor (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT,
    code TEXT,
    sector TEXT
) WITHOUT ROWID;
CREATE INDEX actor_by_name ON actor (name);
CREATE INDEX actor_by_code ON actor (code);

-- One way in which articles present an actor: the same names, kind and country, in any number of documents.
CREATE TABLE guise (
    id TEXT PRIMARY KEY,
    actor TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    code TEXT,
    sector TEXT,                                       -- 'power' for those who hold or fight for it, else the sector
    names TEXT NOT NULL CHECK (json_valid(names)),     -- names as they compare
    rivals TEXT NOT NULL CHECK (json_valid(rivals)),   -- names that the articles keep apart from it
    document TEXT,                                     -- set where it has no name: it is then this document's alone
    documents INTEGER NOT NULL DEFAULT 0,
    parted TEXT                                        -- set where a person parted it from others of its names
) WITHOUT ROWID;
CREATE INDEX guise_by_actor ON guise (actor);
CREATE TABLE guise_key (
    key TEXT NOT NULL,
    guise TEXT NOT NULL REFERENCES guise (id) ON DELETE CASCADE,
    PRIMARY KEY (key, guise)
) WITHOUT ROWID;
CREATE INDEX guise_key_by_guise ON guise_key (guise);

-- Every pair that was considered, why, and what came of it: joined, or a suggestion that was not followed.
CREATE TABLE actor_join (
    guise TEXT NOT NULL REFERENCES guise (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES guise (id) ON DELETE CASCADE,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    reason TEXT NOT NULL,
    joined INTEGER NOT NULL DEFAULT 0 CHECK (joined IN (0, 1)),
    PRIMARY KEY (guise, other),
    CHECK (guise < other)
) WITHOUT ROWID;
CREATE INDEX actor_join_by_other ON actor_join (other);

-- An actor as one article has it: all that shares an identifier there.
CREATE TABLE local_actor (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    identifier TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('person', 'organization', 'country', 'place', 'group')),
    code TEXT,
    sector TEXT,
    office TEXT,
    guise TEXT REFERENCES guise (id),
    UNIQUE (document, identifier)
);
CREATE INDEX local_actor_by_guise ON local_actor (guise, code, sector);

-- Names as printed, counted by guise; `form` tells what an article calls its actor in full from what it is called once.
CREATE TABLE spelling (
    guise TEXT NOT NULL REFERENCES guise (id) ON DELETE CASCADE,
    form TEXT NOT NULL CHECK (form IN ('identifier', 'name')),
    name TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (guise, form, name)
) WITHOUT ROWID;
CREATE INDEX spelling_by_name ON spelling (name COLLATE NOCASE);

CREATE TABLE mention (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start),
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('name', 'description', 'pronoun')),
    code TEXT,
    sector TEXT,
    office TEXT,
    local_actor INTEGER NOT NULL REFERENCES local_actor (id) ON DELETE CASCADE
);
CREATE INDEX mention_by_document ON mention (document, start);
CREATE INDEX mention_by_local_actor ON mention (local_actor);

-- A happening, with all its tellings in all documents.
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,                                -- a line for people
    type TEXT NOT NULL,
    mode TEXT,
    quad_code INTEGER NOT NULL CHECK (quad_code BETWEEN 1 AND 4),
    scale REAL NOT NULL CHECK (scale BETWEEN -10 AND 10),
    cameo TEXT NOT NULL,
    date TEXT,                                         -- TimeML value, the most exact that is told
    first_date TEXT,                                   -- the earliest and latest day it can mean; publication if undated
    last_date TEXT,
    place TEXT,
    country TEXT,
    latitude REAL,
    longitude REAL,
    status TEXT NOT NULL,                              -- that of the most independent sources
    historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
    accounts INTEGER NOT NULL CHECK (accounts > 0),
    asserted_by INTEGER NOT NULL,                      -- independent sources: asserted or unconfirmed
    denied_by INTEGER NOT NULL,                        -- independent sources: negated or denied
    sources INTEGER NOT NULL,                          -- independent sources, whatever the status
    verdict TEXT CHECK (verdict IN ('accepted', 'rejected'))  -- a person's; rejected ones have no event_party
) WITHOUT ROWID;
CREATE INDEX event_by_date ON event (first_date);
CREATE INDEX event_by_type ON event (type);
CREATE INDEX event_by_verdict ON event (verdict) WHERE verdict IS NOT NULL;
CREATE TABLE event_party (
    event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    actor TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event, role, actor)
) WITHOUT ROWID;
CREATE INDEX event_party_by_actor ON event_party (actor);

-- Tellings that agree in everything that events are matched by. Their ids are random and their rows long, so the rows
-- stand in the order in which they came: those looked up together mostly lie together.
CREATE TABLE telling (
    id TEXT PRIMARY KEY NOT NULL,
    event TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    json TEXT NOT NULL CHECK (json_valid(json)),
    mentions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX telling_by_event ON telling (event);
CREATE TABLE telling_key (
    key INTEGER NOT NULL,                              -- hash of type, parties and time
    telling TEXT NOT NULL REFERENCES telling (id) ON DELETE CASCADE,
    PRIMARY KEY (key, telling)
) WITHOUT ROWID;
CREATE INDEX telling_key_by_telling ON telling_key (telling);
CREATE TABLE telling_join (
    telling TEXT NOT NULL REFERENCES telling (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES telling (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (telling, other),
    CHECK (telling < other)
) WITHOUT ROWID;
CREATE INDEX telling_join_by_other ON telling_join (other);

-- One event as one article tells it (PLOVER 2.0). start and end are its trigger's.
CREATE TABLE event_mention (
    id TEXT PRIMARY KEY,                               -- document#event
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start),
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    context TEXT,
    quad_code INTEGER NOT NULL,
    scale REAL NOT NULL,
    cameo TEXT NOT NULL,
    status TEXT NOT NULL CHECK (
        status IN ('asserted', 'planned', 'conditional', 'hypothetical', 'negated', 'denied', 'unconfirmed')
    ),
    factuality REAL NOT NULL CHECK (factuality BETWEEN -3 AND 3),
    historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
    date TEXT,
    date_text TEXT,
    date_start INTEGER,
    date_end INTEGER,
    place TEXT,
    place_text TEXT,
    place_start INTEGER,
    place_end INTEGER,
    country TEXT,
    latitude REAL,
    longitude REAL,
    geonameid INTEGER,
    dead TEXT,
    injured TEXT,
    arrested TEXT,
    displaced TEXT,
    frame TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    telling TEXT REFERENCES telling (id)
) WITHOUT ROWID;
CREATE INDEX event_mention_by_document ON event_mention (document, start);
CREATE INDEX event_mention_by_telling ON event_mention (telling);
CREATE TABLE party (
    id INTEGER PRIMARY KEY,
    event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start),
    text TEXT NOT NULL,
    code TEXT,
    sector TEXT,
    other_sectors TEXT,
    office TEXT,
    local_actor INTEGER NOT NULL REFERENCES local_actor (id) ON DELETE CASCADE,
    UNIQUE (event_mention, role, position)
);
CREATE INDEX party_by_document ON party (document);
CREATE INDEX party_by_local_actor ON party (local_actor);
CREATE TABLE attribution_link (
    id INTEGER PRIMARY KEY,
    event_mention TEXT NOT NULL REFERENCES event_mention (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,                         -- 0 is the outermost
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start),
    text TEXT NOT NULL,
    local_actor INTEGER NOT NULL REFERENCES local_actor (id) ON DELETE CASCADE,
    UNIQUE (event_mention, position)
);
CREATE INDEX attribution_link_by_document ON attribution_link (document);
CREATE INDEX attribution_link_by_local_actor ON attribution_link (local_actor);

-- Which event a mention is an account of. `copy_of` names the account that it repeats: copied text counts once.
CREATE TABLE account (
    event_mention TEXT PRIMARY KEY REFERENCES event_mention (id) ON DELETE CASCADE,
    event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    copy_of TEXT REFERENCES event_mention (id) DEFERRABLE INITIALLY DEFERRED,
    polarity TEXT NOT NULL CHECK (polarity IN ('claim', 'denial', 'outlook')),
    voice TEXT NOT NULL                                -- the first named source, else the outlet, else the text
) WITHOUT ROWID;
CREATE INDEX account_by_event ON account (event);
CREATE INDEX account_by_copy ON account (copy_of);

CREATE TABLE attribution (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,                            -- of the content
    end INTEGER NOT NULL CHECK (end >= start),
    source TEXT NOT NULL CHECK (json_valid(source)),   -- [[start, end], ...], a source may stand in pieces
    cue TEXT NOT NULL CHECK (json_valid(cue)),
    content TEXT NOT NULL CHECK (json_valid(content)),
    local_actor INTEGER REFERENCES local_actor (id) ON DELETE CASCADE
);
CREATE INDEX attribution_by_document ON attribution (document);
CREATE INDEX attribution_by_local_actor ON attribution (local_actor);
CREATE TABLE time (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start),
    text TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    value TEXT NOT NULL
);
CREATE INDEX time_by_document ON time (document);
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start),
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    country TEXT,
    geonameid INTEGER
);
CREATE INDEX place_by_document ON place (document);
CREATE INDEX place_by_name ON place (name);
CREATE TABLE figure (
    id TEXT PRIMARY KEY,                               -- document#start
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL CHECK (end > start),
    text TEXT NOT NULL,
    value REAL,
    unit TEXT,
    qualifier TEXT,
    low REAL,
    high REAL,
    date TEXT,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    words TEXT NOT NULL                                -- of the sentence, what figures are matched by
) WITHOUT ROWID;
CREATE INDEX figure_by_document ON figure (document);
CREATE INDEX figure_by_unit ON figure (unit);

-- What events and figures are about, in keys by which a claim finds what contradicts it.
CREATE TABLE dispute_key (
    key INTEGER NOT NULL,                              -- hash of topic, parties and time
    side TEXT NOT NULL CHECK (side IN ('claim', 'denial', 'like')),
    event TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    PRIMARY KEY (key, side, event)
) WITHOUT ROWID;
CREATE INDEX dispute_key_by_event ON dispute_key (event);
CREATE TABLE figure_key (
    key INTEGER NOT NULL,                              -- hash of unit, month and a name beside it
    figure TEXT NOT NULL REFERENCES figure (id) ON DELETE CASCADE,
    PRIMARY KEY (key, figure)
) WITHOUT ROWID;
CREATE INDEX figure_key_by_figure ON figure_key (figure);

-- A question on which accounts disagree. `name` is the question.
CREATE TABLE dispute (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (
        kind IN ('happened', 'who', 'when', 'where', 'figure', 'relation', 'instrument')
    ),
    event TEXT REFERENCES event (id) ON DELETE CASCADE,        -- what it is about: an event, or two, or two counts
    other_event TEXT REFERENCES event (id) ON DELETE CASCADE,
    figure TEXT REFERENCES figure (id) ON DELETE CASCADE,
    other_figure TEXT REFERENCES figure (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX dispute_by_event ON dispute (event);
CREATE INDEX dispute_by_other_event ON dispute (other_event);
CREATE INDEX dispute_by_figure ON dispute (figure);
CREATE INDEX dispute_by_other_figure ON dispute (other_figure);

-- The answers to a question: all accounts of an event, or those of one polarity or one toll; or a figure.
CREATE TABLE dispute_side (
    dispute TEXT NOT NULL REFERENCES dispute (id) ON DELETE CASCADE,
    side TEXT NOT NULL,
    event TEXT REFERENCES event (id) ON DELETE CASCADE,
    polarity TEXT,
    dead TEXT,
    figure TEXT REFERENCES figure (id) ON DELETE CASCADE,
    CHECK ((event IS NULL) <> (figure IS NULL))
);
CREATE UNIQUE INDEX dispute_side_once ON dispute_side (dispute, side, coalesce(event, figure));
CREATE INDEX dispute_side_by_event ON dispute_side (event);
CREATE INDEX dispute_side_by_figure ON dispute_side (figure);

-- Each account with the side it takes in each dispute.
CREATE VIEW dispute_account AS
SELECT dispute_side.dispute, dispute_side.side, event_mention.document, event_mention.start, event_mention.end,
       event_mention.id AS event_mention, NULL AS figure, account.voice, account.copy_of
FROM dispute_side
JOIN account ON account.event = dispute_side.event
JOIN event_mention ON event_mention.id = account.event_mention
WHERE (dispute_side.polarity IS NULL OR dispute_side.polarity = account.polarity)
  AND (dispute_side.dead IS NULL OR dispute_side.dead = event_mention.dead)
UNION ALL
SELECT dispute_side.dispute, dispute_side.side, figure.document, figure.start, figure.end,
       NULL, figure.id, coalesce('outlet ' || lower(document.outlet), 'text ' || document.id), NULL
FROM dispute_side
JOIN figure ON figure.id = dispute_side.figure
JOIN document ON document.id = figure.document;

-- For people: one line an account, and one a name.
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

CREATE VIEW actor_name AS
SELECT guise.actor AS actor, mention.text AS spelling, count(*) AS mentions,
       count(DISTINCT mention.document) AS documents, min(mention.document) AS first_document
FROM mention
JOIN local_actor ON local_actor.id = mention.local_actor
JOIN guise ON guise.id = local_actor.guise
WHERE mention.form = 'name'
GROUP BY guise.actor, mention.text;

-- What people decided over the program's head, in the order they did. Never overwritten; an undone one has no effect.
-- `target` names what it is about by what articles print, not by derived rows, so that it outlives these.
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    who TEXT NOT NULL,
    made_at TEXT NOT NULL,                             -- UTC
    what TEXT NOT NULL CHECK (what IN ('merge', 'split', 'rename', 'set', 'event', 'join', 'part')),
    why TEXT,
    target TEXT NOT NULL CHECK (json_valid(target)),
    value TEXT NOT NULL CHECK (json_valid(value)),
    undone_at TEXT,
    UNIQUE (who, made_at, what, target, value)
);
-- The articles whose reading a correction alters; '' is any.
CREATE TABLE correction_document (
    document TEXT NOT NULL,
    correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
    PRIMARY KEY (document, correction)
) WITHOUT ROWID;
CREATE INDEX correction_document_by_correction ON correction_document (correction);
-- What corrections come to in this record: the guises and event mentions they speak of, found anew in every batch.
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
-- Which are one and which are not by what people said; of two that contradict each other the later.
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
