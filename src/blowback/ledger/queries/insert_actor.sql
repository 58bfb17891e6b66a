-- Adds one actor of a reading.
INSERT INTO actors (
    reading, position, id, name, kind, country, sector, provisional, body_json
)
VALUES (
    :reading, :position, :id, :name, :kind, :country, :sector, :provisional, :body_json
);
