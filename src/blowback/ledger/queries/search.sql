-- Grain: one row per article whose words match :words, among those whose newest reading was recorded before
--   :recorded_until and is known by :known_until.
-- Units: score is BM25 with its sign turned, higher is better. Order: best first, then by id. Nulls: title.

SELECT
    articles.id AS article, articles.title,
    snippet(article_words, 1, '', '', '…', 24) AS excerpt, -bm25(article_words) AS score
FROM article_words
JOIN articles ON articles.key = article_words.rowid
JOIN readings ON readings.article = articles.key
WHERE article_words MATCH :words AND readings.known_from <= :known_until AND readings.recorded_at < :recorded_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
    )
ORDER BY score DESC, articles.id
LIMIT :limit
