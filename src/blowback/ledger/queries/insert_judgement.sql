-- Adds one judgement; one that is there stays as it is.
INSERT OR IGNORE INTO judgements (
    id, kind, subject, object, verdict, correction_json, judge, reason, retracts, known_from, recorded_at
)
VALUES (
    :id, :kind, :subject, :object, :verdict, :correction_json, :judge, :reason, :retracts, :known_from,
    :recorded_at
);
