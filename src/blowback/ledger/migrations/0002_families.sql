-- What families of copies are found by: signatures of texts, the keys under which like texts lie, and how
-- texts stand to each other. All of it is made from the texts alone, so that what else is in the ledger, and
-- the order in which it came, make no difference. Outlets and dates are weighed when somebody asks.

-- One row per text and version of the algorithm: what is compared of it. Articles with the same words share a text.
CREATE TABLE copy_texts (
    key         INTEGER PRIMARY KEY, -- number within this ledger
    digest      TEXT NOT NULL,       -- hash of the text without furniture
    version     TEXT NOT NULL,       -- version of the algorithm that made the signatures
    day         INTEGER NOT NULL,    -- day on which its first article counts as known, in days of the calendar
    words       INTEGER NOT NULL,    -- how many words
    shingles    BLOB NOT NULL,       -- hashes of its runs of words, in order of size, 8 bytes each
    recorded_at TEXT NOT NULL,       -- when this row was written
    UNIQUE (digest, version)
);

-- One row per article and version of the algorithm: which text it has.
CREATE TABLE copy_articles (
    article   INTEGER NOT NULL REFERENCES articles (key), -- the article
    version   TEXT NOT NULL,                              -- version of the algorithm
    text      INTEGER REFERENCES copy_texts (key),        -- its text; null where it has no words
    skip_json TEXT NOT NULL,                              -- spans of the article that are furniture
    PRIMARY KEY (article, version)
) WITHOUT ROWID;
CREATE INDEX copy_articles_by_text ON copy_articles (text) WHERE text IS NOT NULL;

-- One row per text whose passages, names and figures are kept, and not only its signature as a whole.
CREATE TABLE copy_told (
    text    INTEGER PRIMARY KEY REFERENCES copy_texts (key), -- the text
    anchors BLOB NOT NULL                                    -- hashes of its names and figures, in order of size
);

-- One row per text and key: texts that share keys may be copies. Keys are hashes of parts of a signature, of
-- runs of words, and of names and figures taken together.
CREATE TABLE copy_keys (
    key  INTEGER NOT NULL, -- the hash
    day  INTEGER NOT NULL, -- day of the text, so that its neighbours in time are found first
    text INTEGER NOT NULL, -- number of the text
    PRIMARY KEY (key, day, text)
) WITHOUT ROWID;

-- One row per pair of texts and way in which they may be akin: they share most of their words, or passages, or
-- names and figures in order. A row is a measurement; whether it makes a copy is told from outlets and dates, too.
CREATE TABLE copy_links (
    one         INTEGER NOT NULL REFERENCES copy_texts (key), -- the text with the smaller digest
    other       INTEGER NOT NULL REFERENCES copy_texts (key), -- the one with the larger
    kind        TEXT NOT NULL,                                -- verbatim, near, excerpt or rewritten
    score       REAL NOT NULL,                                -- 0 to 1: share of the shorter text, or of what both tell
    shared      INTEGER NOT NULL,                             -- words in common; where rewritten, names and figures
    passages    BLOB NOT NULL,                                -- common passages, packed; empty where most is shared
    why         TEXT NOT NULL,                                -- in words
    recorded_at TEXT NOT NULL,                                -- when this row was written
    PRIMARY KEY (one, other, kind)
) WITHOUT ROWID;
CREATE INDEX copy_links_by_other ON copy_links (other);

CREATE TRIGGER copy_texts_unchanged BEFORE UPDATE ON copy_texts
BEGIN SELECT RAISE(ABORT, 'copy_texts: rows are never changed'); END;
CREATE TRIGGER copy_texts_kept BEFORE DELETE ON copy_texts
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'copy_texts: rows are removed only by forgetting an article'); END;
CREATE TRIGGER copy_articles_unchanged BEFORE UPDATE ON copy_articles
BEGIN SELECT RAISE(ABORT, 'copy_articles: rows are never changed'); END;
CREATE TRIGGER copy_articles_kept BEFORE DELETE ON copy_articles
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'copy_articles: rows are removed only by forgetting an article'); END;
CREATE TRIGGER copy_told_unchanged BEFORE UPDATE ON copy_told
BEGIN SELECT RAISE(ABORT, 'copy_told: rows are never changed'); END;
CREATE TRIGGER copy_told_kept BEFORE DELETE ON copy_told
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'copy_told: rows are removed only by forgetting an article'); END;
CREATE TRIGGER copy_keys_unchanged BEFORE UPDATE ON copy_keys
BEGIN SELECT RAISE(ABORT, 'copy_keys: rows are never changed'); END;
CREATE TRIGGER copy_keys_kept BEFORE DELETE ON copy_keys
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'copy_keys: rows are removed only by forgetting an article'); END;
CREATE TRIGGER copy_links_unchanged BEFORE UPDATE ON copy_links
BEGIN SELECT RAISE(ABORT, 'copy_links: rows are never changed'); END;
CREATE TRIGGER copy_links_kept BEFORE DELETE ON copy_links
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'copy_links: rows are removed only by forgetting an article'); END;
