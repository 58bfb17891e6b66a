-- Grain: one row per article with its newest reading recorded before :recorded_until, known by :known_until;
--   only :id where that is not null.
-- Units: dates as the article tells them; characters are code points.
-- Order: by when it became known, then by id.
-- Nulls: title, language, outlet, url and publication are null where unknown.

WITH current AS (
    SELECT max(key) AS reading FROM readings WHERE recorded_at < :recorded_until GROUP BY article
)
SELECT
    articles.id, articles.title, articles.language, articles.outlet, articles.url,
    readings.published_start, readings.published_end, readings.published_basis, readings.published_why,
    articles.sha256, articles.text, snapshots.location, snapshots.media_type, snapshots.retrieved_at,
    readings.known_from, readings.recorded_at, readings.run
FROM current
JOIN readings ON readings.key = current.reading
JOIN articles ON articles.key = readings.article
JOIN snapshots ON snapshots.key = articles.snapshot
WHERE readings.known_from <= :known_until AND (:id IS NULL OR articles.id = :id)
ORDER BY readings.known_from, articles.id
