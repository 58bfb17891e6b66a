-- Grain: one row per article with its newest reading recorded before :recorded_until, known by :known_until.
-- Units: dates as the article tells them; characters are code points.
-- Order: by when it became known, then by id.
-- Nulls: title, language, outlet, url and publication are null where unknown.

-- part: all
SELECT
    articles.id, articles.title, articles.language, articles.outlet, articles.url,
    readings.published_start, readings.published_end, readings.published_basis, readings.published_why,
    articles.sha256, articles.text, snapshots.location, snapshots.media_type, snapshots.retrieved_at,
    readings.known_from, readings.recorded_at, readings.run
FROM articles
CROSS JOIN readings ON readings.article = articles.key
CROSS JOIN snapshots ON snapshots.key = articles.snapshot
WHERE readings.known_from <= :known_until AND readings.recorded_at < :recorded_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
    )

-- part: ids (of a JSON list)
AND articles.id IN (SELECT value FROM json_each(:ids))

-- part: order
ORDER BY readings.known_from, articles.id
