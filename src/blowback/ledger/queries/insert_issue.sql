-- Adds one issue; one that is there stays as it is.
INSERT OR IGNORE INTO issues (
    id, run, document, article, kind, detail, recorded_at
)
VALUES (
    :id, :run, :document, :article, :kind, :detail, :recorded_at
);
