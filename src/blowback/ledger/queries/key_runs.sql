-- Under which keys do texts lie? See the migration key_runs.

-- part: newest
-- Grain: one row per transaction whose keys are in no run yet. Order: as they were written.
SELECT number, packed FROM copy_newest ORDER BY number

-- part: numbers
-- Grain: one row per transaction whose keys are in no run yet. Order: as they were written.
SELECT number FROM copy_newest ORDER BY number

-- part: one
-- Grain: the row ?1.
SELECT packed FROM copy_newest WHERE number = ?1

-- part: insert_newest
INSERT INTO copy_newest (packed) VALUES (?1)

-- part: delete_newest
DELETE FROM copy_newest WHERE number <= ?1

-- part: delete_one
DELETE FROM copy_newest WHERE number = ?1

-- part: runs
-- Grain: one row per run. Order: as they were written.
SELECT run, level, size, filter FROM copy_runs ORDER BY run

-- part: insert_run
INSERT INTO copy_runs (level, size, filter) VALUES (?1, ?2, ?3)

-- part: filter_run
UPDATE copy_runs SET size = ?2, filter = ?3 WHERE run = ?1

-- part: delete_run
DELETE FROM copy_runs WHERE run = ?1

-- part: insert_piece
INSERT INTO copy_pieces (run, key, place, packed) VALUES (?1, ?2, ?3, ?4)

-- part: change_piece
UPDATE copy_pieces SET key = ?2, place = ?3, packed = ?4 WHERE number = ?1

-- part: delete_piece
DELETE FROM copy_pieces WHERE number = ?1

-- part: delete_pieces
DELETE FROM copy_pieces WHERE run = ?1

-- part: change_newest
UPDATE copy_newest SET packed = ?2 WHERE number = ?1

-- part: at
-- Grain: the piece of the run ?1 in which (key ?2, place ?3) lies; none where it lies before all of them.
SELECT key, place, packed FROM copy_pieces
WHERE run = ?1 AND (key, place) <= (?2, ?3)
ORDER BY key DESC, place DESC LIMIT 1

-- part: before
-- Grain: the piece of the run ?1 before the one that begins with (key ?2, place ?3).
SELECT key, place, packed FROM copy_pieces
WHERE run = ?1 AND (key, place) < (?2, ?3)
ORDER BY key DESC, place DESC LIMIT 1

-- part: after
-- Grain: the piece of the run ?1 after (key ?2, place ?3).
SELECT key, place, packed FROM copy_pieces
WHERE run = ?1 AND (key, place) > (?2, ?3)
ORDER BY key, place LIMIT 1

-- part: ahead
-- Grain: the next ?4 pieces of the run ?1 after (key ?2, place ?3). Order: of the run.
SELECT key, place, packed FROM copy_pieces
WHERE run = ?1 AND (key, place) > (?2, ?3)
ORDER BY key, place LIMIT ?4

-- part: first
-- Grain: the first ?2 pieces of the run ?1. Order: of the run.
SELECT key, place, packed FROM copy_pieces WHERE run = ?1 ORDER BY key, place LIMIT ?2

-- part: pieces
-- Grain: one row per piece of the run ?1. Order: of the run.
SELECT number, packed FROM copy_pieces WHERE run = ?1 ORDER BY key, place
