-- Grain: one row per actor in the newest reading of each article recorded before :recorded_until, of articles known
--   by :known_until. Those that :same (a JSON object of ids) puts under one id are one actor.
-- Units: counts of articles, mentions and claims in which it takes part.
-- Order: by articles, most first, then by id.
-- Nulls: none; body and recorded_at are those of the last article in which the actor occurs (of several known at
--   once: the last by id), under its own id where it does. same_as is a JSON list of the other ids that it occurs under.

-- part: apart (where nobody was judged to be one with another, and :same is empty)
WITH totals AS (
    SELECT
        actor AS id, count(*) AS articles, sum(mentions) AS mentions, sum(claims) AS claims,
        min(known_from) AS first_known_from, max(known_from) AS last_known_from
    FROM occurrences
    WHERE occurrences.known_from <= :known_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = occurrences.reading AND superseded.recorded_at < :recorded_until
        )
        AND (:recorded_until > '9999-12-31' OR EXISTS (
            SELECT 1 FROM readings
            WHERE readings.key = occurrences.reading AND readings.recorded_at < :recorded_until
        ))
        AND (:ids IS NULL OR occurrences.actor IN (SELECT value FROM json_each(:ids)))
        AND ((:kinds IS NULL AND :countries IS NULL AND :provisional IS NULL) OR EXISTS (
            SELECT 1 FROM actors
            WHERE actors.reading = occurrences.reading AND actors.id = occurrences.actor
                AND (:kinds IS NULL OR actors.kind IN (SELECT value FROM json_each(:kinds)))
                AND (:countries IS NULL OR actors.country IN (SELECT value FROM json_each(:countries)))
                AND (:provisional IS NULL OR actors.provisional = :provisional)
        ))
    GROUP BY actor
)

SELECT
    totals.id, actors.body_json, totals.articles, totals.mentions, totals.claims, totals.first_known_from,
    readings.recorded_at, '[]' AS same_as
FROM totals
CROSS JOIN readings ON readings.key = (
    SELECT occurrences.reading
    FROM occurrences
    CROSS JOIN readings AS told ON told.key = occurrences.reading
    CROSS JOIN articles ON articles.key = told.article
    CROSS JOIN actors ON actors.reading = occurrences.reading AND actors.id = occurrences.actor
    WHERE occurrences.actor = totals.id AND occurrences.known_from = totals.last_known_from
        AND told.recorded_at < :recorded_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = occurrences.reading AND superseded.recorded_at < :recorded_until
        )
        AND (:kinds IS NULL OR actors.kind IN (SELECT value FROM json_each(:kinds)))
        AND (:countries IS NULL OR actors.country IN (SELECT value FROM json_each(:countries)))
        AND (:provisional IS NULL OR actors.provisional = :provisional)
    ORDER BY articles.id DESC
    LIMIT 1
)
CROSS JOIN actors ON actors.reading = readings.key AND actors.id = totals.id
ORDER BY totals.articles DESC, totals.id

-- part: joined (where somebody was)
WITH called AS (
    SELECT
        coalesce((SELECT value FROM json_each(:same) WHERE key = occurrences.actor), occurrences.actor) AS whole,
        occurrences.actor AS id, occurrences.known_from, occurrences.reading, occurrences.mentions, occurrences.claims
    FROM occurrences
    WHERE occurrences.known_from <= :known_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = occurrences.reading AND superseded.recorded_at < :recorded_until
        )
        AND (:recorded_until > '9999-12-31' OR EXISTS (
            SELECT 1 FROM readings
            WHERE readings.key = occurrences.reading AND readings.recorded_at < :recorded_until
        ))
        AND (:ids IS NULL OR occurrences.actor IN (SELECT value FROM json_each(:ids)))
        AND ((:kinds IS NULL AND :countries IS NULL AND :provisional IS NULL) OR EXISTS (
            SELECT 1 FROM actors
            WHERE actors.reading = occurrences.reading AND actors.id = occurrences.actor
                AND (:kinds IS NULL OR actors.kind IN (SELECT value FROM json_each(:kinds)))
                AND (:countries IS NULL OR actors.country IN (SELECT value FROM json_each(:countries)))
                AND (:provisional IS NULL OR actors.provisional = :provisional)
        ))
),

totals AS (
    SELECT
        whole, count(DISTINCT reading) AS articles, sum(mentions) AS mentions, sum(claims) AS claims,
        min(known_from) AS first_known_from, max(id = whole) AS as_itself,
        coalesce(max(CASE WHEN id = whole THEN known_from END), max(known_from)) AS last_known_from,
        json_group_array(DISTINCT id) FILTER (WHERE id <> whole) AS same_as
    FROM called
    GROUP BY whole
)

SELECT
    totals.whole AS id, actors.body_json, totals.articles, totals.mentions,
    CASE WHEN totals.same_as = '[]' THEN totals.claims ELSE (
        SELECT count(DISTINCT claims.key)
        FROM occurrences
        CROSS JOIN claims ON claims.reading = occurrences.reading
        CROSS JOIN claim_participants ON claim_participants.claim = claims.key
        WHERE occurrences.known_from <= :known_until
            AND NOT EXISTS (
                SELECT 1 FROM superseded
                WHERE superseded.reading = occurrences.reading AND superseded.recorded_at < :recorded_until
            )
            AND (:recorded_until > '9999-12-31' OR EXISTS (
                SELECT 1 FROM readings
                WHERE readings.key = occurrences.reading AND readings.recorded_at < :recorded_until
            ))
            AND occurrences.actor IN (
                SELECT json_each.key FROM json_each(:same) WHERE json_each.value = totals.whole
                UNION SELECT totals.whole
            )
            AND claim_participants.actor IN (
                SELECT json_each.key FROM json_each(:same) WHERE json_each.value = totals.whole
                UNION SELECT totals.whole
            )
    ) END AS claims,
    totals.first_known_from, readings.recorded_at, totals.same_as
FROM totals
CROSS JOIN readings ON readings.key = (
    SELECT occurrences.reading
    FROM occurrences
    CROSS JOIN readings AS told ON told.key = occurrences.reading
    CROSS JOIN articles ON articles.key = told.article
    CROSS JOIN actors ON actors.reading = occurrences.reading AND actors.id = occurrences.actor
    WHERE occurrences.actor IN (
            SELECT json_each.key FROM json_each(:same)
            WHERE json_each.value = totals.whole AND NOT totals.as_itself
            UNION SELECT totals.whole
        )
        AND occurrences.known_from = totals.last_known_from AND told.recorded_at < :recorded_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = occurrences.reading AND superseded.recorded_at < :recorded_until
        )
        AND (:kinds IS NULL OR actors.kind IN (SELECT value FROM json_each(:kinds)))
        AND (:countries IS NULL OR actors.country IN (SELECT value FROM json_each(:countries)))
        AND (:provisional IS NULL OR actors.provisional = :provisional)
    ORDER BY articles.id DESC
    LIMIT 1
)
CROSS JOIN actors ON actors.reading = readings.key AND actors.id = (
    SELECT min(there.id) FROM actors AS there
    WHERE there.reading = readings.key AND there.id IN (
        SELECT json_each.key FROM json_each(:same)
        WHERE json_each.value = totals.whole AND NOT totals.as_itself
        UNION SELECT totals.whole WHERE totals.as_itself
    )
)
ORDER BY totals.articles DESC, totals.whole
