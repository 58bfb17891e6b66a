-- Adds one article.
INSERT INTO articles (
    id, snapshot, sha256, title, text, language, outlet, url, published_json, notices_json, targets_json,
    recorded_at
)
VALUES (
    :id, :snapshot, :sha256, :title, :text, :language, :outlet, :url, :published_json, :notices_json,
    :targets_json, :recorded_at
);
