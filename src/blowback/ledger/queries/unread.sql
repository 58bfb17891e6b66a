-- Grain: one row per article that nothing was read from yet.
-- Order: as they came. Nulls: none.

SELECT id FROM articles WHERE key NOT IN (SELECT article FROM readings) ORDER BY key
