-- Under which keys do claims stand that may tell of one happening?

-- part: insert
-- Grain: one key of the group whose first claim is :claim (its id) in the reading :reading.
INSERT OR IGNORE INTO episode_keys (anchor, month, claim, first, last, known_from, reading)
SELECT :anchor, :month, claims.key, :first, :last, claims.known_from, claims.reading
FROM claims WHERE claims.reading = :reading AND claims.id = :claim

-- part: articles
-- Grain: one article but those in :but (a JSON list of ids), known by :known_until in its newest reading recorded before
--   :recorded_until, that has a group under one of :keys (a JSON list of anchor, first and last month, first and last
--   day) whose days meet those of the key; at most :most of them.
-- Order: none. Nulls: none.
SELECT DISTINCT articles.id
FROM json_each(:keys) AS wanted
CROSS JOIN episode_keys
    ON episode_keys.anchor = json_extract(wanted.value, '$[0]')
    AND episode_keys.month BETWEEN json_extract(wanted.value, '$[1]') AND json_extract(wanted.value, '$[2]')
JOIN readings ON readings.key = episode_keys.reading
JOIN articles ON articles.key = readings.article
WHERE episode_keys.first <= json_extract(wanted.value, '$[4]')
    AND episode_keys.last >= json_extract(wanted.value, '$[3]')
    AND episode_keys.known_from <= :known_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
    )
    AND readings.recorded_at < :recorded_until
    AND articles.id NOT IN (SELECT value FROM json_each(:but))
LIMIT :most

-- part: texts
-- Grain: one of the articles :articles (a JSON list of ids). Order: none. Nulls: none.
SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(:articles))
