-- Grain: one row per claim of the newest reading of each article recorded before :recorded_until, of articles known
--   by :known_until.
-- Units: dates as the article tells them; body_json without its empty fields.
-- Order: by when the article became known, its id, the claim's place in it.
-- Nulls: outlet and publication are null where unknown.
-- The conditions are joined with AND; each takes a JSON list or a single value of the same name.

-- part: head
SELECT
    claims.body_json, claims.article, articles.outlet, readings.published_start, readings.published_end,
    readings.published_basis, readings.published_why, readings.known_from, readings.recorded_at, readings.run,
    claims.reading
FROM claims
CROSS JOIN readings ON readings.key = claims.reading
CROSS JOIN articles ON articles.key = readings.article
WHERE readings.known_from <= :known_until AND readings.recorded_at < :recorded_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = readings.key AND superseded.recorded_at < :recorded_until
    )

-- part: keys (numbers within this ledger)
claims.key IN (SELECT value FROM json_each(:keys))

-- part: ids
claims.id IN (SELECT value FROM json_each(:ids))

-- part: articles
claims.article IN (SELECT value FROM json_each(:articles))

-- part: actors
claims.key IN (
    SELECT claim FROM claim_participants WHERE actor IN (SELECT value FROM json_each(:actors))
)

-- part: others
claims.key IN (
    SELECT claim FROM claim_participants WHERE actor IN (SELECT value FROM json_each(:others))
)

-- part: both (of actors and others, in two different places; it bears on both, and few claims do)
claims.key IN (
    SELECT bearings.claim
    FROM json_each(:actors) AS first
    CROSS JOIN json_each(:others) AS second
    CROSS JOIN bearings ON bearings.actor = first.value AND bearings.other = second.value
    WHERE EXISTS (
        SELECT 1 FROM claim_participants
        WHERE claim_participants.claim = bearings.claim AND claim_participants.actor = first.value
    ) AND EXISTS (
        SELECT 1 FROM claim_participants
        WHERE claim_participants.claim = bearings.claim AND claim_participants.actor = second.value
    )
)

-- part: twice (the same, where one that is wanted may be in both places)
claims.key IN (
    SELECT one.claim
    FROM claim_participants AS one
    JOIN claim_participants AS other ON other.claim = one.claim AND other.position <> one.position
    WHERE one.actor IN (SELECT value FROM json_each(:actors))
        AND other.actor IN (SELECT value FROM json_each(:others))
)

-- part: speakers
claims.speaker_actor IN (SELECT value FROM json_each(:speakers))

-- part: speaker_classes
claims.speaker_class IN (SELECT value FROM json_each(:speaker_classes))

-- part: stances
claims.stance IN (SELECT value FROM json_each(:stances))

-- part: claim_kinds
claims.claim_kind IN (SELECT value FROM json_each(:claim_kinds))

-- part: event_types
claims.event_type IN (SELECT value FROM json_each(:event_types))

-- part: modes
claims.mode IN (SELECT value FROM json_each(:modes))

-- part: quads
claims.quad IN (SELECT value FROM json_each(:quads))

-- part: factuality
claims.factuality IN (SELECT value FROM json_each(:factuality))

-- part: modality
claims.modality IN (SELECT value FROM json_each(:modality))

-- part: extents
claims.extent IN (SELECT value FROM json_each(:extents))

-- part: state_kinds
claims.state_kind IN (SELECT value FROM json_each(:state_kinds))

-- part: backing_kinds
claims.backing_kind IN (SELECT value FROM json_each(:backing_kinds))

-- part: expectation_kinds
claims.expectation_kind IN (SELECT value FROM json_each(:expectation_kinds))

-- part: backing
(claims.backing_kind IS NOT NULL) = :backing

-- part: expectation
(claims.expectation_kind IS NOT NULL) = :expectation

-- part: happened_from (a claim without any time is left out, an open end may reach anywhere)
claims.event_granularity IS NOT NULL AND (claims.event_end IS NULL OR claims.event_end > :happened_from)

-- part: happened_to
claims.event_granularity IS NOT NULL AND (claims.event_start IS NULL OR claims.event_start < :happened_to)

-- part: min_confidence
claims.confidence >= :min_confidence

-- part: order
ORDER BY readings.known_from, articles.id, claims.position
