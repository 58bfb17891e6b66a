-- Adds one reading of one article.
INSERT INTO readings (
    article, run, published_start, published_end, published_basis, published_why, known_from,
    sentences_json, times_json, places_json, targets_json, recorded_at
)
VALUES (
    :article, :run, :published_start, :published_end, :published_basis, :published_why, :known_from,
    :sentences_json, :times_json, :places_json, :targets_json, :recorded_at
);
