-- Adds one run; one that is there stays as it is.
INSERT OR IGNORE INTO runs (
    id, started_at, version, vocabulary, model, registry
)
VALUES (
    :id, :started_at, :version, :vocabulary, :model, :registry
);
