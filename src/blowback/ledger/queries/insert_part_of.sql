-- Adds one relation of part to whole of a reading.
INSERT INTO part_of (
    reading, position, actor, parent, kind, start, end, known_from, source
)
VALUES (
    :reading, :position, :actor, :parent, :kind, :start, :end, :known_from, :source
);
