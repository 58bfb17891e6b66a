-- Which rows bear an id? Each part looks in one table, in newest readings only.

-- part: articles
-- Grain: the article :id.
SELECT id AS article FROM articles WHERE id = :id

-- part: claims
-- Grain: one row per article with a claim :id.
SELECT claims.article FROM claims
WHERE claims.id = :id AND claims.reading NOT IN (SELECT reading FROM superseded)
ORDER BY claims.article

-- part: attributions
-- Grain: one row per article with an attribution :id.
SELECT articles.id AS article FROM attributions
JOIN readings ON readings.key = attributions.reading
JOIN articles ON articles.key = readings.article
WHERE attributions.id = :id AND readings.key NOT IN (SELECT reading FROM superseded)
ORDER BY articles.id

-- part: mentions
-- Grain: one row per article with a mention :id.
SELECT articles.id AS article FROM mentions
JOIN readings ON readings.key = mentions.reading
JOIN articles ON articles.key = readings.article
WHERE mentions.id = :id AND readings.key NOT IN (SELECT reading FROM superseded)
ORDER BY articles.id

-- part: actors
-- Grain: one row per article in which the actor :id occurs, in the order in which they became known.
SELECT articles.id AS article FROM actors
JOIN readings ON readings.key = actors.reading
JOIN articles ON articles.key = readings.article
WHERE actors.id = :id AND readings.key NOT IN (SELECT reading FROM superseded)
ORDER BY readings.known_from, articles.id

-- part: run
-- Grain: the run :id.
SELECT id, started_at, version, vocabulary, model, registry FROM runs WHERE id = :id

-- part: tombstones
-- Grain: one row per time that an article of this id was forgotten.
SELECT recorded_at, reason FROM tombstones WHERE id_sha256 = :id_sha256 ORDER BY key
