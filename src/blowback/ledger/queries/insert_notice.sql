-- Adds one notice of a reading.
INSERT INTO notices (
    reading, position, start, end, kind, detail
)
VALUES (
    :reading, :position, :start, :end, :kind, :detail
);
