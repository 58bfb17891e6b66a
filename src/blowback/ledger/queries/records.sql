-- What is known of some actors or articles? All parts look at the newest reading of each article recorded before
--   :recorded_until, of articles known by :known_until.
-- Units: dates as told. Nulls: where unknown.

-- part: actors
-- Grain: one row per actor of :ids (a JSON list), as the last article has it in which it occurs (of several known
--   at once: the last by id). Order: as :ids.
SELECT asked.value AS id, actors.body_json, readings.known_from, articles.id AS article
FROM json_each(:ids) AS asked
CROSS JOIN readings ON readings.key = (
    SELECT occurrences.reading
    FROM occurrences
    CROSS JOIN readings AS told ON told.key = occurrences.reading
    CROSS JOIN articles AS telling ON telling.key = told.article
    WHERE occurrences.actor = asked.value AND occurrences.known_from <= :known_until
        AND told.recorded_at < :recorded_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = occurrences.reading AND superseded.recorded_at < :recorded_until
        )
    ORDER BY occurrences.known_from DESC, telling.id DESC
    LIMIT 1
)
CROSS JOIN articles ON articles.key = readings.article
CROSS JOIN actors ON actors.reading = readings.key AND actors.id = asked.value

-- part: public
-- Grain: one row per actor of :ids who speaks in one of :capacities, or is told to lead or hold a post (one of
--   :posts), in a claim whose confidence is :least or more; claims of the articles in :but left out.
SELECT asked.value AS id
FROM json_each(:ids) AS asked
WHERE EXISTS (
    SELECT 1 FROM claims
    CROSS JOIN readings ON readings.key = claims.reading
    WHERE claims.speaker_actor = asked.value
        AND claims.speaker_capacity IN (SELECT value FROM json_each(:capacities))
        AND claims.article NOT IN (SELECT value FROM json_each(:but))
        AND claims.confidence >= :least AND readings.known_from <= :known_until
        AND readings.recorded_at < :recorded_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
        )
) OR EXISTS (
    SELECT 1 FROM claim_participants
    CROSS JOIN claims ON claims.key = claim_participants.claim
    CROSS JOIN readings ON readings.key = claims.reading
    WHERE claim_participants.actor = asked.value AND claim_participants.role = 'actor'
        AND claims.state_kind IN (SELECT value FROM json_each(:posts))
        AND claims.article NOT IN (SELECT value FROM json_each(:but))
        AND claims.confidence >= :least AND readings.known_from <= :known_until
        AND readings.recorded_at < :recorded_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
        )
)

-- part: versions
-- Grain: one row per actor of :ids and way in which an article describes it that has a claim, of confidence :least
--   or more, in which it takes part or speaks; the articles in :but left out. Order: by actor.
SELECT DISTINCT asked.value AS id, actors.body_json
FROM json_each(:ids) AS asked
CROSS JOIN actors ON actors.id = asked.value
CROSS JOIN readings ON readings.key = actors.reading
CROSS JOIN articles ON articles.key = readings.article
WHERE articles.id NOT IN (SELECT value FROM json_each(:but))
    AND readings.known_from <= :known_until AND readings.recorded_at < :recorded_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
    )
    AND EXISTS (
        SELECT 1 FROM claims
        WHERE claims.reading = readings.key AND claims.confidence >= :least AND (
            claims.speaker_actor = asked.value OR EXISTS (
                SELECT 1 FROM claim_participants
                WHERE claim_participants.claim = claims.key AND claim_participants.actor = asked.value
            )
        )
    )
ORDER BY asked.value

-- part: extent
-- Grain: one row: how many articles there are, and when the first and the last of them were published.
SELECT
    count(*) AS articles,
    min(min(coalesce(published_start, published_end), coalesce(published_end, published_start))) AS first,
    max(max(coalesce(published_end, published_start), coalesce(published_start, published_end))) AS last
FROM readings
WHERE known_from <= :known_until AND recorded_at < :recorded_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
    )

-- part: outlets
-- Grain: one row per outlet of the articles. Order: by name. Each step finds the next outlet in the index.
WITH RECURSIVE named (outlet) AS (
    SELECT min(outlet) FROM articles
    UNION ALL
    SELECT (SELECT min(articles.outlet) FROM articles WHERE articles.outlet > named.outlet)
    FROM named WHERE named.outlet IS NOT NULL
)
SELECT outlet FROM named
WHERE outlet IS NOT NULL AND EXISTS (
    SELECT 1 FROM articles
    CROSS JOIN readings ON readings.article = articles.key
    WHERE articles.outlet = named.outlet AND readings.known_from <= :known_until
        AND readings.recorded_at < :recorded_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
        )
)
ORDER BY outlet

-- part: publications
-- Grain: one row per interval of publication, with how many articles were published in it. Order: by interval.
SELECT published_start AS start, published_end AS end, count(*) AS articles
FROM readings
WHERE known_from <= :known_until AND recorded_at < :recorded_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
    )
GROUP BY published_start, published_end
ORDER BY published_start, published_end
