-- Grain: the one article :id, with the bytes that its text was taken from.
-- Units: publication as it was given, before reading; content compressed (zlib).
-- Order: none. Nulls: title, language, outlet and url where unknown.

SELECT
    articles.key, articles.id, articles.sha256, articles.title, articles.text, articles.language, articles.outlet,
    articles.url, articles.published_json, articles.notices_json, articles.targets_json, articles.recorded_at,
    snapshots.sha256 AS bytes_sha256, snapshots.location, snapshots.media_type, snapshots.retrieved_at,
    snapshots.size, snapshots.content
FROM articles
JOIN snapshots ON snapshots.key = articles.snapshot
WHERE articles.id = :id
