-- Adds one participant of a claim.
INSERT INTO claim_participants (
    claim, position, role, mention, actor, name
)
VALUES (
    :claim, :position, :role, :mention, :actor, :name
);
