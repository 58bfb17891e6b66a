-- Grain: one row per article whose words match :words, among those whose newest reading was recorded before
--   :recorded_until and is known by :known_until.
-- Units: score is BM25 with its sign turned, higher is better. Order: best first, then by id. Nulls: title.

WITH current AS (
    SELECT max(key) AS reading FROM readings WHERE recorded_at < :recorded_until GROUP BY article
)
SELECT
    articles.id AS article, articles.title,
    snippet(article_words, 1, '', '', '…', 24) AS excerpt, -bm25(article_words) AS score
FROM article_words
JOIN articles ON articles.key = article_words.rowid
JOIN readings ON readings.article = articles.key
JOIN current ON current.reading = readings.key
WHERE article_words MATCH :words AND readings.known_from <= :known_until
ORDER BY score DESC, articles.id
LIMIT :limit
