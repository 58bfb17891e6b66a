-- What one reading consists of. Grain: one row per record of the kind in the reading :reading.
-- Units: offsets in code points. Order: as in the annotation. Nulls: as in the tables.

-- part: notices
SELECT start, end, kind, detail FROM notices WHERE reading = :reading ORDER BY position

-- part: actors
SELECT body_json FROM actors WHERE reading = :reading ORDER BY position

-- part: part_of
SELECT actor, parent, kind, start, end, known_from, source FROM part_of
WHERE reading = :reading ORDER BY position

-- part: mentions
SELECT id, start, end, text, form, kind, head_start, head_end, actor, chain FROM mentions
WHERE reading = :reading ORDER BY position

-- part: attributions
SELECT body_json FROM attributions WHERE reading = :reading ORDER BY position

-- part: claims
SELECT body_json FROM claims WHERE reading = :reading ORDER BY position
