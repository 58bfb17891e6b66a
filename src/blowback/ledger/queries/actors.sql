-- Grain: one row per actor in the newest reading of each article recorded before :recorded_until, of articles known
--   by :known_until. Those that :same (a JSON object of ids) puts under one id are one actor.
-- Units: counts of articles, mentions and claims in which it takes part.
-- Order: by articles, most first, then by id.
-- Nulls: none; body and recorded_at are those of the last article in which the actor occurs, under its own id
--   where it does. same_as is a JSON list of the other ids that it occurs under.

WITH current AS (
    SELECT max(key) AS reading FROM readings WHERE recorded_at < :recorded_until GROUP BY article
),

called AS (
    SELECT
        coalesce((SELECT value FROM json_each(:same) WHERE key = actors.id), actors.id) AS whole,
        actors.id, actors.reading, actors.body_json, readings.known_from, readings.recorded_at, readings.key
    FROM current
    JOIN readings ON readings.key = current.reading
    JOIN actors ON actors.reading = current.reading
    WHERE readings.known_from <= :known_until
        AND (:ids IS NULL OR actors.id IN (SELECT value FROM json_each(:ids)))
        AND (:kinds IS NULL OR actors.kind IN (SELECT value FROM json_each(:kinds)))
        AND (:countries IS NULL OR actors.country IN (SELECT value FROM json_each(:countries)))
        AND (:provisional IS NULL OR actors.provisional = :provisional)
),

occurrences AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY whole ORDER BY id <> whole, known_from DESC, key DESC) AS age,
        row_number() OVER (PARTITION BY whole, reading ORDER BY id) AS place
    FROM called
)

SELECT
    whole AS id,
    max(CASE WHEN age = 1 THEN body_json END) AS body_json,
    count(DISTINCT reading) AS articles,
    sum((
        SELECT count(*) FROM mentions
        WHERE mentions.reading = occurrences.reading AND mentions.actor = occurrences.id
    )) AS mentions,
    sum(CASE WHEN place = 1 THEN (
        SELECT count(DISTINCT claims.key) FROM claims
        JOIN claim_participants ON claim_participants.claim = claims.key
        WHERE claims.reading = occurrences.reading AND (
            claim_participants.actor = occurrences.id
            OR claim_participants.actor IN (
                SELECT json_each.key FROM json_each(:same) WHERE json_each.value = occurrences.whole
            )
            OR (occurrences.id <> occurrences.whole AND claim_participants.actor = occurrences.whole)
        )
    ) ELSE 0 END) AS claims,
    min(known_from) AS first_known_from,
    max(CASE WHEN age = 1 THEN recorded_at END) AS recorded_at,
    json_group_array(DISTINCT id) FILTER (WHERE id <> whole) AS same_as
FROM occurrences
GROUP BY whole
ORDER BY articles DESC, whole
