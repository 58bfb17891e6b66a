-- Grain: the newest reading of the article :article recorded before :recorded_until, known by :known_until.
-- Units: dates as the article tells them. Order: none. Nulls: publication, title, language and outlet where unknown.

SELECT readings.*, articles.title, articles.text, articles.language, articles.outlet
FROM readings
JOIN articles ON articles.key = readings.article
WHERE articles.id = :article AND readings.recorded_at < :recorded_until AND readings.known_from <= :known_until
ORDER BY readings.key DESC
LIMIT 1
