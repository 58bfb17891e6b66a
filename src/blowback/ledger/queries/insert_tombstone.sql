-- Adds the trace that a forgotten article leaves.
INSERT INTO tombstones (
    id_sha256, content_sha256, reason, recorded_at
)
VALUES (
    :id_sha256, :content_sha256, :reason, :recorded_at
);
