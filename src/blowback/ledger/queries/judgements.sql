-- Grain: one row per judgement that stands: recorded before :recorded_until, known before :known_until, and not taken
--   back by another such judgement. Judgements that take back are left out.
-- Units: none. Order: as recorded. Nulls: object, correction and reason where there is none.

SELECT kind, subject, object, verdict, correction_json, judge, reason, retracts, known_from, recorded_at
FROM judgements AS standing
WHERE recorded_at < :recorded_until AND known_from < :known_until AND retracts IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM judgements AS later
        WHERE later.retracts = standing.id
            AND later.recorded_at < :recorded_until AND later.known_from < :known_until
    )
ORDER BY key
