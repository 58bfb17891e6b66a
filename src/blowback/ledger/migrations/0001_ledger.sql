-- The ledger, first form.
--
-- Instants are ISO 8601 in UTC to the second, so that they compare as text; a date is the instant at which it
-- begins, except where a column keeps it as it was told. Intervals are half-open.
-- Offsets are half-open, in Unicode code points of the article's text. Columns named *_json hold JSON.
-- Rows are never changed or removed: a second reading, a correction or a retraction is a new row. The one
-- exception is forgetting an article, which removes it with all that was read from it.

-- One row per run of the pipeline: which code, vocabulary, model and registry made the rows that carry its id.
CREATE TABLE runs (
    id         TEXT PRIMARY KEY NOT NULL, -- as the pipeline gives it
    started_at TEXT NOT NULL,             -- when the run began
    version    TEXT NOT NULL,             -- version of the program
    vocabulary TEXT NOT NULL,             -- version of the coding vocabulary
    model      TEXT NOT NULL,             -- name, version and hash of the language model
    registry   TEXT NOT NULL              -- version or hash of the actor registry
) WITHOUT ROWID;

-- One row per article: the bytes that its text was taken from, as they were first retrieved.
CREATE TABLE snapshots (
    key          INTEGER PRIMARY KEY, -- number within this ledger
    sha256       TEXT NOT NULL,       -- hash of the bytes, in hexadecimal
    location     TEXT NOT NULL,       -- where they were found: a path, a path with a line, an address
    media_type   TEXT NOT NULL,       -- what they are, as an Internet media type
    retrieved_at TEXT NOT NULL,       -- when they were retrieved
    size         INTEGER NOT NULL,    -- how many bytes, before compression
    content      BLOB NOT NULL        -- the bytes, compressed (zlib)
);

-- One row per article: its clean text and what its outlet says of it.
CREATE TABLE articles (
    key          INTEGER PRIMARY KEY,                        -- number within this ledger
    id           TEXT NOT NULL UNIQUE,                       -- the id given, or made from name or content
    snapshot     INTEGER NOT NULL REFERENCES snapshots (key), -- the bytes that the text was taken from
    sha256       TEXT NOT NULL,                              -- hash of the text in UTF-8, in hexadecimal
    title        TEXT,                                       -- headline; null where none is known
    text         TEXT NOT NULL,                              -- the text, code point for code point
    language     TEXT,                                       -- ISO 639 code; null where too short to tell
    outlet       TEXT,                                       -- who published it; null where unknown
    url          TEXT,                                       -- its address; null where unknown
    published_json TEXT NOT NULL,                            -- publication as given or in metadata, before reading
    notices_json TEXT NOT NULL,                              -- what taking the text out of the bytes noticed
    targets_json TEXT NOT NULL,                              -- spans of event words asked about from outside
    recorded_at  TEXT NOT NULL                               -- when this row was written
);
CREATE INDEX articles_by_text ON articles (sha256);

-- The words of every article, for search; text and title are read from articles.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

-- One row per article and pipeline that read it. Of several, the one with the highest key counts.
CREATE TABLE readings (
    key              INTEGER PRIMARY KEY,                        -- number within this ledger, in order of writing
    article          INTEGER NOT NULL REFERENCES articles (key), -- what was read
    run              TEXT NOT NULL REFERENCES runs (id),         -- what read it
    published_start  TEXT,                                       -- publication begins, as told; null where unknown
    published_end    TEXT,                                       -- publication ends, as told; null where open or unknown
    published_basis  TEXT NOT NULL,                              -- given, metadata, inferred or unknown
    published_why    TEXT,                                       -- what the basis rests on; null where it says all
    known_from       TEXT NOT NULL,                              -- end of publication, else when retrieved: from then it counts
    sentences_json   TEXT NOT NULL,                              -- spans of the sentences
    times_json       TEXT NOT NULL,                              -- time expressions with values and intervals
    places_json      TEXT NOT NULL,                              -- places with the points they were resolved to
    targets_json     TEXT NOT NULL,                              -- what is said of event words asked about
    recorded_at      TEXT NOT NULL,                              -- when this row was written
    UNIQUE (article, run)
);
CREATE INDEX readings_by_knowledge ON readings (known_from);

-- One row per notice of a reading: what to know about a stretch of text before trusting it.
CREATE TABLE notices (
    reading  INTEGER NOT NULL REFERENCES readings (key), -- the reading that noticed it
    position INTEGER NOT NULL,                           -- its place in the annotation, from 0
    start    INTEGER NOT NULL,                           -- where the stretch begins
    end      INTEGER NOT NULL,                           -- where it ends; equal to start where not in the text
    kind     TEXT NOT NULL,                              -- furniture, severed_sentence, name_variant, ...
    detail   TEXT NOT NULL,                              -- in words
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

-- One row per actor and reading: the actor as it was understood in that reading.
CREATE TABLE actors (
    reading     INTEGER NOT NULL REFERENCES readings (key), -- the reading in which it occurs
    position    INTEGER NOT NULL,                           -- its place in the annotation, from 0
    id          TEXT NOT NULL,                              -- id in the registry, or a provisional one
    name        TEXT NOT NULL,                              -- display name
    kind        TEXT NOT NULL,                              -- state, armed_group, person, ...
    country     TEXT,                                       -- ISO 3166 alpha-3; null where none or unknown
    sector      TEXT,                                       -- PLOVER sector; null where unknown
    provisional INTEGER NOT NULL,                           -- 1: made from the text, not in the registry
    body_json   TEXT NOT NULL,                              -- the whole record, with roles and reasons
    PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX actors_by_id ON actors (id);

-- One row per reading and relation of part to whole that counted in it.
CREATE TABLE part_of (
    reading    INTEGER NOT NULL REFERENCES readings (key), -- the reading in which it counted
    position   INTEGER NOT NULL,                           -- its place in the reading, from 0
    actor      TEXT NOT NULL,                              -- the part
    parent     TEXT NOT NULL,                              -- the whole
    kind       TEXT NOT NULL,                              -- organ, office_holder, faction, member or people
    start      TEXT,                                       -- holds from, as told; null where open or unknown
    end        TEXT,                                       -- holds until, as told; null where open or unknown
    known_from TEXT,                                       -- known from, as told; null: always
    source     TEXT,                                       -- the record it rests on; null where the text itself
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

-- One row per mention and reading: a name, noun phrase or pronoun that refers to somebody who can act.
CREATE TABLE mentions (
    reading    INTEGER NOT NULL REFERENCES readings (key), -- the reading that found it
    position   INTEGER NOT NULL,                           -- its place in the annotation, from 0
    id         TEXT NOT NULL,                              -- id within the article
    start      INTEGER NOT NULL,                           -- where it begins
    end        INTEGER NOT NULL,                           -- where it ends
    text       TEXT NOT NULL,                              -- its characters
    form       TEXT NOT NULL,                              -- name, nominal or pronoun
    kind       TEXT NOT NULL,                              -- kind of what it refers to
    head_start INTEGER NOT NULL,                           -- where its head word begins
    head_end   INTEGER NOT NULL,                           -- where its head word ends
    actor      TEXT,                                       -- who is meant; null where unresolved
    chain      TEXT,                                       -- mentions of the same thing share it; null where alone
    PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX mentions_by_id ON mentions (id);
CREATE INDEX mentions_by_actor ON mentions (actor) WHERE actor IS NOT NULL;

-- One row per attribution and reading: who says what, by which words.
CREATE TABLE attributions (
    reading       INTEGER NOT NULL REFERENCES readings (key), -- the reading that found it
    position      INTEGER NOT NULL,                           -- its place in the annotation, from 0
    id            TEXT NOT NULL,                              -- id of the attribution
    speaker_actor TEXT,                                       -- who speaks; null where unresolved or not named
    speaker_class TEXT NOT NULL,                              -- outlet, named, anonymous, organisation, document
    capacity      TEXT,                                       -- official, military, party, expert, witness, other; null where unknown
    stance        TEXT NOT NULL,                              -- asserts, denies, no_comment, no_reply, ...
    source        TEXT,                                       -- the same for the same anonymous speaker within the article
    body_json     TEXT NOT NULL,                              -- the whole record, with spans and reasons
    PRIMARY KEY (reading, id)
) WITHOUT ROWID;
CREATE INDEX attributions_by_id ON attributions (id);

-- One row per claim and reading: a proposition with its speaker, stance and the characters it was read from.
CREATE TABLE claims (
    key                INTEGER PRIMARY KEY,                        -- number within this ledger
    reading            INTEGER NOT NULL REFERENCES readings (key), -- the reading that made it
    position           INTEGER NOT NULL,                           -- its place in the annotation, from 0
    id                 TEXT NOT NULL,                              -- hash of what it was read from
    article            TEXT NOT NULL REFERENCES articles (id),     -- the article it was read from
    attribution        TEXT,                                       -- the words that attribute it; null: the outlet's own voice
    speaker_class      TEXT NOT NULL,                              -- outlet, named, anonymous, organisation, document
    speaker_capacity   TEXT,                                       -- for whom the speaker speaks; null where unknown
    speaker_name       TEXT,                                       -- as the text has it; null where not named
    speaker_actor      TEXT,                                       -- who speaks; null where unresolved
    stance             TEXT NOT NULL,                              -- what the speaker does with the content
    claim_kind         TEXT NOT NULL,                              -- event, state, position, aggregate, causal, silence
    content_of         TEXT,                                       -- the claim (a speech act) whose content it is; null: none
    event_type         TEXT,                                       -- PLOVER type; null where no action is described
    mode               TEXT,                                       -- PLOVER mode; null where none
    quad               INTEGER,                                    -- 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict
    factuality         TEXT NOT NULL,                              -- the speaker's commitment: CT+ CT- PS+ PS- Uu
    modality           TEXT NOT NULL,                              -- actual, intended, requested, ...
    extent             TEXT NOT NULL,                              -- single, repeated, ongoing, aggregate
    responsibility     TEXT,                                       -- claimed, denied, unclaimed, alleged; null where not at issue
    state_kind         TEXT,                                       -- which lasting condition; null where none
    backing_kind       TEXT,                                       -- with what somebody is backed; null where nobody is
    backing_covert     INTEGER,                                    -- 1 covert, 0 overt, null not told
    backing_phase      TEXT,                                       -- given, starts, continues, ends, refused, sought
    expectation_holder TEXT,                                       -- who expects; null where nobody does or unresolved
    expectation_of     TEXT,                                       -- of whom; null where unresolved
    expectation_kind   TEXT,                                       -- expected, believed, promised, demanded, threatened
    event_start        TEXT,                                       -- it happened from; null where open or unknown
    event_end          TEXT,                                       -- it happened until; null where open or unknown
    event_granularity  TEXT,                                       -- how finely the text tells; null where no time is told
    country            TEXT,                                       -- where it happened, ISO 3166 alpha-3; null where unknown
    published_start    TEXT,                                       -- publication of the article begins; null where unknown
    published_end      TEXT,                                       -- publication of the article ends; null where open or unknown
    known_from         TEXT NOT NULL,                              -- from when the claim counts as known
    recorded_at        TEXT NOT NULL,                              -- when this row was written
    confidence         REAL NOT NULL,                              -- 0 to 1
    trigger_start      INTEGER NOT NULL,                           -- where the word that tells the action begins
    trigger_end        INTEGER NOT NULL,                           -- where it ends
    evidence_start     INTEGER NOT NULL,                           -- where the evidence begins
    evidence_end       INTEGER NOT NULL,                           -- where it ends
    body_json          TEXT NOT NULL,                              -- the whole record, without its empty fields
    UNIQUE (reading, id)
);
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_article ON claims (article);
CREATE INDEX claims_by_type ON claims (event_type) WHERE event_type IS NOT NULL;

-- One row per claim and participant: who takes part, in which role.
CREATE TABLE claim_participants (
    claim    INTEGER NOT NULL REFERENCES claims (key), -- the claim
    position INTEGER NOT NULL,                         -- its place in the claim, from 0
    role     TEXT NOT NULL,                            -- actor, recipient, mediator, beneficiary, against, instrument_owner
    mention  TEXT,                                     -- the mention it was read from; null where implied
    actor    TEXT,                                     -- who is meant; null where unresolved
    name     TEXT NOT NULL,                            -- as the text has it
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX participants_by_actor ON claim_participants (actor) WHERE actor IS NOT NULL;

-- One row per decision of an analyst. It outranks the machine; it is taken back by a row that retracts it.
CREATE TABLE judgements (
    key         INTEGER PRIMARY KEY,  -- number within this ledger, in order of writing
    id          TEXT NOT NULL UNIQUE, -- hash of what was decided, by whom and when
    kind        TEXT NOT NULL,        -- what is judged: actor or claim
    subject     TEXT NOT NULL,        -- id of the actor or claim
    object      TEXT,                 -- id of the other actor; null where there is none
    verdict     TEXT NOT NULL,        -- same, different, unsure; accept, correct, reject; retract
    correction_json TEXT,             -- the fields that are right; null where nothing is corrected
    judge       TEXT NOT NULL,        -- who decided
    reason      TEXT,                 -- why; null where not said
    retracts    TEXT,                 -- id of the judgement taken back; null where none
    known_from  TEXT NOT NULL,        -- counts from then on in a view as known on a date
    recorded_at TEXT NOT NULL         -- when this row was written
);
CREATE INDEX judgements_by_subject ON judgements (subject);

-- One row per document set aside, id given twice with other content, or description that changed.
CREATE TABLE issues (
    id          TEXT PRIMARY KEY NOT NULL, -- hash of document, kind and detail
    run         TEXT REFERENCES runs (id), -- the run that met it; null where there was none
    document    TEXT NOT NULL,             -- where it was found: a path, a path with a line, an address
    article     TEXT,                      -- id of the article it concerns; null where there is none
    kind        TEXT NOT NULL,             -- what is the matter, in one word
    detail      TEXT NOT NULL,             -- what was expected, what was found
    recorded_at TEXT NOT NULL              -- when this row was written
) WITHOUT ROWID;

-- One row per article that was forgotten: that it was here, and nothing of what it said.
CREATE TABLE tombstones (
    key          INTEGER PRIMARY KEY, -- number within this ledger, in order of writing
    id_sha256    TEXT NOT NULL,       -- hash of the article's id
    content_sha256 TEXT NOT NULL,     -- hash of id and text hash together, so that it is not read again
    reason       TEXT NOT NULL,       -- why it was forgotten, as told by whoever did it
    recorded_at  TEXT NOT NULL        -- when
);
CREATE INDEX tombstones_by_content ON tombstones (content_sha256);

-- Holds a row only within the transaction that forgets an article; while it does, rows may be removed.
CREATE TABLE forgetting (
    article INTEGER NOT NULL -- number of the article
);

-- Rows are appended only: no trigger, no guarantee, so every table has one for each of the two ways to lose a row.
CREATE TRIGGER runs_unchanged BEFORE UPDATE ON runs
BEGIN SELECT RAISE(ABORT, 'runs: rows are never changed'); END;
CREATE TRIGGER runs_kept BEFORE DELETE ON runs
BEGIN SELECT RAISE(ABORT, 'runs: rows are never removed'); END;
CREATE TRIGGER tombstones_unchanged BEFORE UPDATE ON tombstones
BEGIN SELECT RAISE(ABORT, 'tombstones: rows are never changed'); END;
CREATE TRIGGER tombstones_kept BEFORE DELETE ON tombstones
BEGIN SELECT RAISE(ABORT, 'tombstones: rows are never removed'); END;
CREATE TRIGGER snapshots_unchanged BEFORE UPDATE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots: rows are never changed'); END;
CREATE TRIGGER snapshots_kept BEFORE DELETE ON snapshots
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'snapshots: rows are removed only by forgetting an article'); END;
CREATE TRIGGER articles_unchanged BEFORE UPDATE ON articles
BEGIN SELECT RAISE(ABORT, 'articles: rows are never changed'); END;
CREATE TRIGGER articles_kept BEFORE DELETE ON articles
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'articles: rows are removed only by forgetting an article'); END;
CREATE TRIGGER readings_unchanged BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'readings: rows are never changed'); END;
CREATE TRIGGER readings_kept BEFORE DELETE ON readings
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'readings: rows are removed only by forgetting an article'); END;
CREATE TRIGGER notices_unchanged BEFORE UPDATE ON notices
BEGIN SELECT RAISE(ABORT, 'notices: rows are never changed'); END;
CREATE TRIGGER notices_kept BEFORE DELETE ON notices
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'notices: rows are removed only by forgetting an article'); END;
CREATE TRIGGER actors_unchanged BEFORE UPDATE ON actors
BEGIN SELECT RAISE(ABORT, 'actors: rows are never changed'); END;
CREATE TRIGGER actors_kept BEFORE DELETE ON actors
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'actors: rows are removed only by forgetting an article'); END;
CREATE TRIGGER part_of_unchanged BEFORE UPDATE ON part_of
BEGIN SELECT RAISE(ABORT, 'part_of: rows are never changed'); END;
CREATE TRIGGER part_of_kept BEFORE DELETE ON part_of
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'part_of: rows are removed only by forgetting an article'); END;
CREATE TRIGGER mentions_unchanged BEFORE UPDATE ON mentions
BEGIN SELECT RAISE(ABORT, 'mentions: rows are never changed'); END;
CREATE TRIGGER mentions_kept BEFORE DELETE ON mentions
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'mentions: rows are removed only by forgetting an article'); END;
CREATE TRIGGER attributions_unchanged BEFORE UPDATE ON attributions
BEGIN SELECT RAISE(ABORT, 'attributions: rows are never changed'); END;
CREATE TRIGGER attributions_kept BEFORE DELETE ON attributions
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'attributions: rows are removed only by forgetting an article'); END;
CREATE TRIGGER claims_unchanged BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'claims: rows are never changed'); END;
CREATE TRIGGER claims_kept BEFORE DELETE ON claims
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'claims: rows are removed only by forgetting an article'); END;
CREATE TRIGGER claim_participants_unchanged BEFORE UPDATE ON claim_participants
BEGIN SELECT RAISE(ABORT, 'claim_participants: rows are never changed'); END;
CREATE TRIGGER claim_participants_kept BEFORE DELETE ON claim_participants
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'claim_participants: rows are removed only by forgetting an article'); END;
CREATE TRIGGER judgements_unchanged BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements: rows are never changed'); END;
CREATE TRIGGER judgements_kept BEFORE DELETE ON judgements
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'judgements: rows are removed only by forgetting an article'); END;
CREATE TRIGGER issues_unchanged BEFORE UPDATE ON issues
BEGIN SELECT RAISE(ABORT, 'issues: rows are never changed'); END;
CREATE TRIGGER issues_kept BEFORE DELETE ON issues
WHEN NOT EXISTS (SELECT 1 FROM forgetting)
BEGIN SELECT RAISE(ABORT, 'issues: rows are removed only by forgetting an article'); END;
