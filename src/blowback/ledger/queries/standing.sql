-- How a document stands to the ledger.

-- part: article
-- Grain: the article :id. Nulls: title, outlet and url where unknown.
SELECT articles.sha256, articles.title, articles.outlet, articles.url, articles.published_json
FROM articles WHERE id = :id

-- part: read
-- Grain: one row where the article :id was read by the pipeline of this run, else none.
SELECT 1
FROM readings
JOIN articles ON articles.key = readings.article
JOIN runs ON runs.id = readings.run
WHERE articles.id = :id AND (
    readings.run = :run
    OR (
        runs.version = :version AND runs.vocabulary = :vocabulary
        AND runs.model = :model AND runs.registry = :registry
    )
)
LIMIT 1

-- part: unread
-- Grain: one row where no pipeline read the article :id, else none.
SELECT 1 FROM articles
WHERE articles.id = :id AND NOT EXISTS (SELECT 1 FROM readings WHERE readings.article = articles.key)

-- part: forgotten
-- Grain: one row where a document of this content was forgotten, else none.
SELECT 1 FROM tombstones WHERE content_sha256 = :content_sha256 LIMIT 1
