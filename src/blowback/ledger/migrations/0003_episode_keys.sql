-- The ledger, third form: keys by which claims are found that may tell of the happening that another tells of.

-- One row per key and group of claims of one reading that tell of one happening. An anchor is the hash of a sort
-- of act with those who take part, or with a name in the sentence.
CREATE TABLE episode_keys (
    anchor     INTEGER NOT NULL, -- the hash
    month      INTEGER NOT NULL, -- when it happened, or its report came out where no day is told, in months since year 0
    claim      INTEGER NOT NULL, -- number of the first claim of the group
    first      INTEGER NOT NULL, -- day from which on it may have happened, in days of the calendar
    last       INTEGER NOT NULL, -- last day on which it may have happened
    known_from TEXT NOT NULL,    -- from when the reading counts as known
    reading    INTEGER NOT NULL, -- the reading
    PRIMARY KEY (anchor, month, claim)
) WITHOUT ROWID;
CREATE INDEX episode_keys_by_reading ON episode_keys (reading);

CREATE TRIGGER episode_keys_unchanged BEFORE UPDATE ON episode_keys
BEGIN SELECT RAISE(ABORT, 'episode_keys: rows are never changed'); END;
CREATE TRIGGER episode_keys_kept BEFORE DELETE ON episode_keys
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'episode_keys: rows are removed only by forgetting an article'); END;
