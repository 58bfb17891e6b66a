-- Adds one claim of a reading.
INSERT INTO claims (
    reading, position, id, article, attribution, speaker_class, speaker_capacity, speaker_name,
    speaker_actor, stance, claim_kind, content_of, event_type, mode, quad, factuality, modality, extent,
    responsibility, state_kind, backing_kind, backing_covert, backing_phase, expectation_holder,
    expectation_of, expectation_kind, event_start, event_end, event_granularity, country, published_start,
    published_end, known_from, recorded_at, confidence, trigger_start, trigger_end, evidence_start,
    evidence_end, body_json
)
VALUES (
    :reading, :position, :id, :article, :attribution, :speaker_class, :speaker_capacity, :speaker_name,
    :speaker_actor, :stance, :claim_kind, :content_of, :event_type, :mode, :quad, :factuality, :modality,
    :extent, :responsibility, :state_kind, :backing_kind, :backing_covert, :backing_phase,
    :expectation_holder, :expectation_of, :expectation_kind, :event_start, :event_end, :event_granularity,
    :country, :published_start, :published_end, :known_from, :recorded_at, :confidence, :trigger_start,
    :trigger_end, :evidence_start, :evidence_end, :body_json
);
