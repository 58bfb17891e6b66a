-- What of articles is shown: texts, what was noticed of them, whom they name. All parts look at the newest reading of
--   each of :articles (a JSON list of ids) recorded before :recorded_until, known by :known_until.
-- Units: offsets in code points; dates as the article tells them. Order: as in the annotation, where rows are of one reading.
-- Nulls: as in the tables.

-- part: readings
-- Grain: one row per article.
SELECT
    readings.key, articles.id, articles.title, articles.text, articles.language, articles.outlet,
    readings.published_start, readings.published_end, readings.published_basis, readings.published_why
FROM json_each(:articles) AS wanted
CROSS JOIN articles ON articles.id = wanted.value
CROSS JOIN readings ON readings.key = (
    SELECT max(newest.key) FROM readings AS newest
    WHERE newest.article = articles.key AND newest.recorded_at < :recorded_until
        AND newest.known_from <= :known_until
)

-- part: notices
-- Grain: one row per notice of the readings :readings (a JSON list of numbers).
SELECT reading, start, end, kind, detail
FROM notices
WHERE reading IN (SELECT value FROM json_each(:readings))
ORDER BY reading, position

-- part: actors
-- Grain: one row per actor of the readings :readings.
SELECT reading, id, name, kind
FROM actors
WHERE reading IN (SELECT value FROM json_each(:readings))
ORDER BY reading, position

-- part: mentions
-- Grain: one row per mention of the readings :readings.
SELECT reading, id, start, end, text, form, kind, head_start, head_end, actor, chain
FROM mentions
WHERE reading IN (SELECT value FROM json_each(:readings))
ORDER BY reading, position
