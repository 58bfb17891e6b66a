-- Adds one mention of a reading.
INSERT INTO mentions (
    reading, position, id, start, end, text, form, kind, head_start, head_end, actor, chain
)
VALUES (
    :reading, :position, :id, :start, :end, :text, :form, :kind, :head_start, :head_end, :actor, :chain
);
