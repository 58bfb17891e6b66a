-- The ledger, fifth form: the keys of copies are written one after the other, not each to its own place.
--
-- In order of size the keys of each text went to pages all over their table, and each transaction wrote nearly all
-- of these anew. Now the newest are kept as they come, and when they are many are laid in order, once, into a run;
-- runs of one level are laid together into one of the next. The rows of these tables say where keys lie, not what
-- was read: laying runs together removes the old ones.
-- The function pack_keys is of blowback.ledger.key_packing.

-- One row per transaction that kept texts under keys which are in no run yet. Texts that share keys may be copies.
-- Keys are hashes of parts of a signature, of runs of words, and of names and figures taken together.
CREATE TABLE copy_newest (
    number INTEGER PRIMARY KEY, -- number within this ledger, in order of writing
    packed BLOB NOT NULL        -- keys, then as many places: the day of a text times 2^40, and its number; 8 bytes each
);

-- One row per run: keys in order.
CREATE TABLE copy_runs (
    run    INTEGER PRIMARY KEY, -- number within this ledger, in order of writing
    level  INTEGER NOT NULL,    -- how often its keys were laid together
    size   INTEGER NOT NULL,    -- how many keys
    filter BLOB NOT NULL        -- which keys are surely not in it: a Bloom filter
);

-- One row per piece of a run.
CREATE TABLE copy_pieces (
    number INTEGER PRIMARY KEY, -- number within this ledger
    run    INTEGER NOT NULL,    -- the run
    key    INTEGER NOT NULL,    -- the first key
    place  INTEGER NOT NULL,    -- the first place
    packed BLOB NOT NULL        -- keys and places, in order of both
);
CREATE UNIQUE INDEX copy_pieces_in_order ON copy_pieces (run, key, place);

INSERT INTO copy_newest (packed)
SELECT pack_keys(key, day, text)
FROM (SELECT key, day, text, (row_number() OVER (ORDER BY key, day, text) - 1) / 65536 AS part FROM copy_keys)
GROUP BY part
ORDER BY part;

DROP TABLE copy_keys;

-- Of the words of articles eight parts are laid together, not four: each word is written less often.
INSERT INTO article_words (article_words, rank) VALUES ('automerge', 8);

-- No question asks for articles by the hash of their text.
DROP INDEX articles_by_text;
