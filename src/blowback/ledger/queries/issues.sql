-- Grain: one row per issue recorded before :recorded_until.
-- Units: none. Order: as recorded, then by document, kind and id. Nulls: article and run where there is none.

SELECT id, document, article, kind, detail, run, recorded_at
FROM issues
WHERE recorded_at < :recorded_until
ORDER BY recorded_at, document, kind, id
