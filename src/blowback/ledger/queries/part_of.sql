-- Grain: one row per relation of part to whole that counts in the newest reading of an article recorded before
--   :recorded_until, known by :known_until; each relation once.
-- Units: dates as told. Order: by part, whole, kind and start. Nulls: dates open or unknown; source: the text itself.

-- part: all
SELECT actor, parent, kind, start, end, known_from, source
FROM relations
WHERE EXISTS (
    SELECT 1 FROM relation_uses
    WHERE relation_uses.relation = relations.key AND relation_uses.known_from <= :known_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = relation_uses.reading AND superseded.recorded_at < :recorded_until
        )
        AND (:recorded_until > '9999-12-31' OR EXISTS (
            SELECT 1 FROM readings
            WHERE readings.key = relation_uses.reading AND readings.recorded_at < :recorded_until
        ))
)

-- part: actors (of a JSON list: their wholes)
AND actor IN (SELECT value FROM json_each(:actors))

-- part: parents (of a JSON list: their parts)
AND parent IN (SELECT value FROM json_each(:parents))

-- part: order
ORDER BY actor, parent, kind, start, end, known_from, source
