-- Grain: one row per table. Units: rows. Order: as written. Nulls: none.

SELECT 'runs' AS name, count(*) AS rows FROM runs
UNION ALL SELECT 'articles', count(*) FROM articles
UNION ALL SELECT 'readings', count(*) FROM readings
UNION ALL SELECT 'notices', count(*) FROM notices
UNION ALL SELECT 'mentions', count(*) FROM mentions
UNION ALL SELECT 'actors', count(*) FROM actors
UNION ALL SELECT 'attributions', count(*) FROM attributions
UNION ALL SELECT 'claims', count(*) FROM claims
UNION ALL SELECT 'judgements', count(*) FROM judgements
UNION ALL SELECT 'issues', count(*) FROM issues
UNION ALL SELECT 'tombstones', count(*) FROM tombstones
