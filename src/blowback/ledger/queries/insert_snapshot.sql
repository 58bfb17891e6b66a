-- Adds the bytes of one article.
INSERT INTO snapshots (
    sha256, location, media_type, retrieved_at, size, content
)
VALUES (
    :sha256, :location, :media_type, :retrieved_at, :size, :content
);
