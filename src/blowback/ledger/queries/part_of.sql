-- Grain: one row per relation of part to whole that counts in the newest reading of an article recorded before
--   :recorded_until, known by :known_until; each relation once.
-- Units: dates as told. Order: by part, whole, kind and start. Nulls: dates open or unknown; source: the text itself.

WITH current AS (
    SELECT max(key) AS reading FROM readings WHERE recorded_at < :recorded_until GROUP BY article
)
SELECT DISTINCT
    part_of.actor, part_of.parent, part_of.kind, part_of.start, part_of.end, part_of.known_from, part_of.source
FROM current
JOIN readings ON readings.key = current.reading
JOIN part_of ON part_of.reading = current.reading
WHERE readings.known_from <= :known_until
ORDER BY part_of.actor, part_of.parent, part_of.kind, part_of.start, part_of.end, part_of.known_from
