-- Grain: one row per actor in the newest reading of each article recorded before :recorded_until, of articles known
--   by :known_until.
-- Units: counts of articles, mentions and claims in which it takes part.
-- Order: by articles, most first, then by id.
-- Nulls: none; body and recorded_at are those of the last article in which the actor occurs.

WITH current AS (
    SELECT max(key) AS reading FROM readings WHERE recorded_at < :recorded_until GROUP BY article
),

occurrences AS (
    SELECT
        actors.id, actors.reading, actors.body_json, readings.known_from, readings.recorded_at,
        row_number() OVER (
            PARTITION BY actors.id ORDER BY readings.known_from DESC, readings.key DESC
        ) AS age
    FROM current
    JOIN readings ON readings.key = current.reading
    JOIN actors ON actors.reading = current.reading
    WHERE readings.known_from <= :known_until
        AND (:ids IS NULL OR actors.id IN (SELECT value FROM json_each(:ids)))
        AND (:kinds IS NULL OR actors.kind IN (SELECT value FROM json_each(:kinds)))
        AND (:countries IS NULL OR actors.country IN (SELECT value FROM json_each(:countries)))
        AND (:provisional IS NULL OR actors.provisional = :provisional)
)

SELECT
    max(CASE WHEN age = 1 THEN body_json END) AS body_json,
    count(*) AS articles,
    sum((
        SELECT count(*) FROM mentions
        WHERE mentions.reading = occurrences.reading AND mentions.actor = occurrences.id
    )) AS mentions,
    sum((
        SELECT count(DISTINCT claims.key) FROM claims
        JOIN claim_participants ON claim_participants.claim = claims.key
        WHERE claims.reading = occurrences.reading AND claim_participants.actor = occurrences.id
    )) AS claims,
    min(known_from) AS first_known_from,
    max(CASE WHEN age = 1 THEN recorded_at END) AS recorded_at
FROM occurrences
GROUP BY id
ORDER BY articles DESC, id
