-- The ledger, fourth form: tables by which the claims of a pair, the parts and names of an actor and the
-- newest reading are found without going through everything that was read.
--
-- Every row of them follows from rows of other tables, is written together with those and removed with them.
-- The functions fold_name and initial_letters are those of blowback.text.names.

CREATE INDEX claims_by_speaker ON claims (speaker_actor) WHERE speaker_actor IS NOT NULL;
CREATE INDEX claims_in_time ON claims (known_from, recorded_at, confidence, reading);
CREATE INDEX readings_in_time ON readings (known_from, recorded_at, published_start, published_end, article);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX judgements_by_retracted ON judgements (retracts) WHERE retracts IS NOT NULL;

-- One row per reading and later reading of the same article: which of them counts no more.
CREATE TABLE superseded (
    reading     INTEGER NOT NULL, -- the earlier reading
    by          INTEGER NOT NULL, -- the later one
    recorded_at TEXT NOT NULL,    -- when the later one was written
    PRIMARY KEY (reading, by)
) WITHOUT ROWID;

-- One row per claim and ordered pair of actors that it bears on: those who take part, who expect or of whom
-- something is expected, and who keeps silent. A claim that bears on one actor alone has one row.
CREATE TABLE bearings (
    actor      TEXT NOT NULL,    -- one of the two
    other      TEXT NOT NULL,    -- the other; empty where there is none
    lasting    INTEGER NOT NULL, -- 1: a state, backing, position or expectation, 0: an event or other claim
    known_from TEXT NOT NULL,    -- from when the claim counts as known
    claim      INTEGER NOT NULL, -- number of the claim
    reading    INTEGER NOT NULL, -- the reading that made it
    quad       INTEGER,          -- 1 to 4 where it tells of a deed that is done, or may be; null for all else
    confidence REAL NOT NULL,    -- of the claim, 0 to 1
    PRIMARY KEY (actor, other, lasting, known_from, claim)
) WITHOUT ROWID;

-- One row per actor and reading in which it occurs.
CREATE TABLE occurrences (
    actor      TEXT NOT NULL,    -- id of the actor
    known_from TEXT NOT NULL,    -- from when the reading counts as known
    reading    INTEGER NOT NULL, -- the reading
    mentions   INTEGER NOT NULL, -- how many mentions in it mean the actor
    claims     INTEGER NOT NULL, -- in how many of its claims the actor takes part
    PRIMARY KEY (actor, known_from, reading)
) WITHOUT ROWID;

-- One row per way of writing a name, of actors and of mentions that name one.
CREATE TABLE names (
    key     INTEGER PRIMARY KEY,  -- number within this ledger
    text    TEXT NOT NULL UNIQUE, -- as it is written
    folded  TEXT NOT NULL,        -- without what spellings differ in
    letters TEXT NOT NULL         -- the first letters of its words
);
CREATE INDEX names_by_fold ON names (folded);
CREATE INDEX names_by_letters ON names (letters);

-- One row per name, actor and reading that calls the actor so.
CREATE TABLE name_uses (
    name       INTEGER NOT NULL, -- the name
    actor      TEXT NOT NULL,    -- who is meant
    written    INTEGER NOT NULL, -- 1: by mentions in the text, 0: as the actor's display name
    known_from TEXT NOT NULL,    -- from when the reading counts as known
    reading    INTEGER NOT NULL, -- the reading
    uses       INTEGER NOT NULL, -- how often
    PRIMARY KEY (name, actor, written, known_from, reading)
) WITHOUT ROWID;

-- One row per relation of part to whole that counted in any reading.
CREATE TABLE relations (
    key        INTEGER PRIMARY KEY, -- number within this ledger
    actor      TEXT NOT NULL,       -- the part
    parent     TEXT NOT NULL,       -- the whole
    kind       TEXT NOT NULL,       -- organ, office_holder, faction, member or people
    start      TEXT,                -- holds from, as told; null where open or unknown
    end        TEXT,                -- holds until, as told; null where open or unknown
    known_from TEXT,                -- known from, as told; null: always
    source     TEXT                 -- the record it rests on; null where the text itself
);
CREATE UNIQUE INDEX relations_once ON relations (
    actor, parent, kind, coalesce(start, ''), coalesce(end, ''), coalesce(known_from, ''), coalesce(source, '')
);
CREATE INDEX relations_by_parent ON relations (parent);

-- One row per relation and reading in which it counted.
CREATE TABLE relation_uses (
    relation   INTEGER NOT NULL, -- the relation
    known_from TEXT NOT NULL,    -- from when the reading counts as known
    reading    INTEGER NOT NULL, -- the reading
    PRIMARY KEY (relation, known_from, reading)
) WITHOUT ROWID;

INSERT INTO superseded (reading, by, recorded_at)
SELECT earlier.key, later.key, later.recorded_at
FROM readings AS earlier
JOIN readings AS later ON later.article = earlier.article AND later.key > earlier.key;

CREATE TEMP TABLE bearing AS
SELECT claim, actor FROM claim_participants WHERE actor IS NOT NULL
UNION SELECT key, expectation_holder FROM claims WHERE expectation_holder IS NOT NULL
UNION SELECT key, expectation_of FROM claims WHERE expectation_of IS NOT NULL
UNION SELECT key, speaker_actor FROM claims WHERE claim_kind = 'silence' AND speaker_actor IS NOT NULL;

INSERT INTO bearings (actor, other, lasting, known_from, claim, reading, quad, confidence)
SELECT
    one.actor, coalesce(other.actor, ''),
    claims.claim_kind = 'position' OR claims.state_kind IS NOT NULL OR claims.backing_kind IS NOT NULL
        OR claims.expectation_kind IS NOT NULL,
    claims.known_from, claims.key, claims.reading,
    CASE WHEN claims.claim_kind = 'event' AND claims.modality = 'actual' AND claims.factuality IN ('CT+', 'PS+')
        THEN claims.quad END,
    claims.confidence
FROM bearing AS one
JOIN claims ON claims.key = one.claim
LEFT JOIN bearing AS other ON other.claim = one.claim AND other.actor <> one.actor;

DROP TABLE bearing;

INSERT INTO occurrences (actor, known_from, reading, mentions, claims)
SELECT
    actors.id, readings.known_from, readings.key,
    (SELECT count(*) FROM mentions WHERE mentions.reading = readings.key AND mentions.actor = actors.id),
    (
        SELECT count(DISTINCT claims.key) FROM claims
        JOIN claim_participants ON claim_participants.claim = claims.key
        WHERE claims.reading = readings.key AND claim_participants.actor = actors.id
    )
FROM readings JOIN actors ON actors.reading = readings.key;

INSERT OR IGNORE INTO names (text, folded, letters)
SELECT name, fold_name(name), initial_letters(name) FROM actors
UNION
SELECT text, fold_name(text), initial_letters(text) FROM mentions WHERE form = 'name' AND actor IS NOT NULL;

INSERT INTO name_uses (name, actor, written, known_from, reading, uses)
SELECT names.key, actors.id, 0, readings.known_from, readings.key, 1
FROM readings
JOIN actors ON actors.reading = readings.key
JOIN names ON names.text = actors.name;

INSERT INTO name_uses (name, actor, written, known_from, reading, uses)
SELECT names.key, mentions.actor, 1, readings.known_from, readings.key, count(*)
FROM readings
JOIN mentions ON mentions.reading = readings.key
JOIN names ON names.text = mentions.text
WHERE mentions.form = 'name' AND mentions.actor IS NOT NULL
GROUP BY readings.key, names.key, mentions.actor;

INSERT OR IGNORE INTO relations (actor, parent, kind, start, end, known_from, source)
SELECT actor, parent, kind, start, end, known_from, source FROM part_of ORDER BY reading, position;

INSERT OR IGNORE INTO relation_uses (relation, known_from, reading)
SELECT relations.key, readings.known_from, readings.key
FROM readings
JOIN part_of ON part_of.reading = readings.key
JOIN relations ON relations.actor = part_of.actor AND relations.parent = part_of.parent
    AND relations.kind = part_of.kind AND relations.start IS part_of.start AND relations.end IS part_of.end
    AND relations.known_from IS part_of.known_from AND relations.source IS part_of.source;

CREATE TRIGGER superseded_unchanged BEFORE UPDATE ON superseded
BEGIN SELECT RAISE(ABORT, 'superseded: rows are never changed'); END;
CREATE TRIGGER superseded_kept BEFORE DELETE ON superseded
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'superseded: rows are removed only by forgetting an article'); END;
CREATE TRIGGER bearings_unchanged BEFORE UPDATE ON bearings
BEGIN SELECT RAISE(ABORT, 'bearings: rows are never changed'); END;
CREATE TRIGGER bearings_kept BEFORE DELETE ON bearings
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'bearings: rows are removed only by forgetting an article'); END;
CREATE TRIGGER occurrences_unchanged BEFORE UPDATE ON occurrences
BEGIN SELECT RAISE(ABORT, 'occurrences: rows are never changed'); END;
CREATE TRIGGER occurrences_kept BEFORE DELETE ON occurrences
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'occurrences: rows are removed only by forgetting an article'); END;
CREATE TRIGGER names_unchanged BEFORE UPDATE ON names
BEGIN SELECT RAISE(ABORT, 'names: rows are never changed'); END;
CREATE TRIGGER names_kept BEFORE DELETE ON names
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'names: rows are removed only by forgetting an article'); END;
CREATE TRIGGER name_uses_unchanged BEFORE UPDATE ON name_uses
BEGIN SELECT RAISE(ABORT, 'name_uses: rows are never changed'); END;
CREATE TRIGGER name_uses_kept BEFORE DELETE ON name_uses
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'name_uses: rows are removed only by forgetting an article'); END;
CREATE TRIGGER relations_unchanged BEFORE UPDATE ON relations
BEGIN SELECT RAISE(ABORT, 'relations: rows are never changed'); END;
CREATE TRIGGER relations_kept BEFORE DELETE ON relations
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'relations: rows are removed only by forgetting an article'); END;
CREATE TRIGGER relation_uses_unchanged BEFORE UPDATE ON relation_uses
BEGIN SELECT RAISE(ABORT, 'relation_uses: rows are never changed'); END;
CREATE TRIGGER relation_uses_kept BEFORE DELETE ON relation_uses
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'relation_uses: rows are removed only by forgetting an article'); END;
