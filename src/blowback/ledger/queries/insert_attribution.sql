-- Adds one attribution of a reading.
INSERT INTO attributions (
    reading, position, id, speaker_actor, speaker_class, capacity, stance, source, body_json
)
VALUES (
    :reading, :position, :id, :speaker_actor, :speaker_class, :capacity, :stance, :source, :body_json
);
