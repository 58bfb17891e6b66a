-- Which texts may be copies of each other, and how do they stand to each other? Signatures are looked up by keys
-- and written with the article that they are made from.

-- part: text
-- Grain: the text :digest of the version :version. Nulls: told is null where only its signature as a whole is kept.
SELECT copy_texts.key, copy_texts.day, copy_told.text AS told
FROM copy_texts LEFT JOIN copy_told ON copy_told.text = copy_texts.key
WHERE copy_texts.digest = :digest AND copy_texts.version = :version

-- part: insert_text
INSERT INTO copy_texts (digest, version, day, words, shingles, recorded_at)
VALUES (:digest, :version, :day, :words, :shingles, :recorded_at)

-- part: insert_article
INSERT OR IGNORE INTO copy_articles (article, version, text, skip_json) VALUES (:article, :version, :text, :skip_json)

-- part: insert_told
INSERT INTO copy_told (text, anchors) VALUES (:text, :anchors)

-- part: insert_link
INSERT OR IGNORE INTO copy_links (one, other, kind, score, shared, passages, why, recorded_at)
VALUES (:one, :other, :kind, :score, :shared, :passages, :why, :recorded_at)

-- part: signatures
-- Grain: one row per text of :texts. Nulls: anchors are null where only its signature as a whole is kept.
SELECT copy_texts.key, copy_texts.digest, copy_texts.words, copy_texts.shingles, copy_told.anchors
FROM json_each(:texts) AS wanted
JOIN copy_texts ON copy_texts.key = wanted.value
LEFT JOIN copy_told ON copy_told.text = copy_texts.key

-- part: words
-- Grain: the article that was first to have the text :text, with its spans of furniture.
SELECT articles.text, copy_articles.skip_json
FROM copy_articles JOIN articles ON articles.key = copy_articles.article
WHERE copy_articles.text = :text
ORDER BY copy_articles.article
LIMIT 1

-- part: linked
-- Grain: one row per text that the text :text is linked to by most of its words.
SELECT other AS text FROM copy_links WHERE one = :text AND kind IN ('verbatim', 'near')
UNION ALL SELECT one FROM copy_links WHERE other = :text AND kind IN ('verbatim', 'near')

-- part: pending
-- Grain: one row per article whose text is not kept by the version :version, or was read and not told of.
-- Order: as the articles came.
SELECT articles.key, articles.id, readings.article IS NOT NULL AS was_read
FROM articles
LEFT JOIN (SELECT DISTINCT article FROM readings) AS readings ON readings.article = articles.key
LEFT JOIN copy_articles ON copy_articles.article = articles.key AND copy_articles.version = :version
WHERE copy_articles.article IS NULL OR (
    readings.article IS NOT NULL AND copy_articles.text IS NOT NULL
    AND copy_articles.text NOT IN (SELECT text FROM copy_told)
)
ORDER BY articles.key

-- part: texts_of
-- Grain: one row per article of :articles, with its text by the version :version.
-- Nulls: text where it has no words, or was not compared.
SELECT articles.id AS article, copy_articles.text, copy_articles.article IS NOT NULL AS compared
FROM json_each(:articles) AS wanted
JOIN articles ON articles.id = wanted.value
LEFT JOIN copy_articles ON copy_articles.article = articles.key AND copy_articles.version = :version

-- part: articles_of
-- Grain: one row per article with a text of :texts whose newest reading recorded before :recorded_until was known
--   by :known_until.
-- Order: by when it became known, then by id. Nulls: outlet and publication where unknown.
SELECT
    copy_articles.text, articles.id AS article, articles.outlet, readings.published_start, readings.known_from,
    copy_articles.skip_json
FROM json_each(:texts) AS wanted
JOIN copy_articles ON copy_articles.text = wanted.value
JOIN articles ON articles.key = copy_articles.article
JOIN readings ON readings.key = (
    SELECT max(newest.key) FROM readings AS newest
    WHERE newest.article = articles.key AND newest.recorded_at < :recorded_until
)
WHERE readings.known_from <= :known_until
ORDER BY readings.known_from, articles.id

-- part: links_of
-- Grain: one row per link of a text of :texts.
SELECT copy_links.* FROM json_each(:texts) AS wanted JOIN copy_links ON copy_links.one = wanted.value
UNION
SELECT copy_links.* FROM json_each(:texts) AS wanted JOIN copy_links ON copy_links.other = wanted.value
