-- Writes the rows by which what the reading :reading says is found: one statement a table, in this order.
-- Grain, units and nulls: those of the tables. Order: none.

-- part: superseded
INSERT INTO superseded (reading, by, recorded_at)
SELECT earlier.key, later.key, later.recorded_at
FROM readings AS later
JOIN readings AS earlier ON earlier.article = later.article AND earlier.key < later.key
WHERE later.key = :reading

-- part: bearings
INSERT INTO bearings (actor, other, lasting, known_from, claim, reading, quad, confidence)
WITH bearing AS (
    SELECT claim_participants.claim, claim_participants.actor
    FROM claims JOIN claim_participants ON claim_participants.claim = claims.key
    WHERE claims.reading = :reading AND claim_participants.actor IS NOT NULL
    UNION SELECT key, expectation_holder FROM claims WHERE reading = :reading AND expectation_holder IS NOT NULL
    UNION SELECT key, expectation_of FROM claims WHERE reading = :reading AND expectation_of IS NOT NULL
    UNION SELECT key, speaker_actor FROM claims
    WHERE reading = :reading AND claim_kind = 'silence' AND speaker_actor IS NOT NULL
)
SELECT
    one.actor, coalesce(other.actor, ''),
    claims.claim_kind = 'position' OR claims.state_kind IS NOT NULL OR claims.backing_kind IS NOT NULL
        OR claims.expectation_kind IS NOT NULL,
    claims.known_from, claims.key, claims.reading,
    CASE WHEN claims.claim_kind = 'event' AND claims.modality = 'actual' AND claims.factuality IN ('CT+', 'PS+')
        THEN claims.quad END,
    claims.confidence
FROM bearing AS one
JOIN claims ON claims.key = one.claim
LEFT JOIN bearing AS other ON other.claim = one.claim AND other.actor <> one.actor

-- part: occurrences
INSERT INTO occurrences (actor, known_from, reading, mentions, claims)
SELECT
    actors.id, readings.known_from, readings.key,
    (SELECT count(*) FROM mentions WHERE mentions.reading = :reading AND mentions.actor = actors.id),
    (
        SELECT count(DISTINCT claims.key) FROM claims
        JOIN claim_participants ON claim_participants.claim = claims.key
        WHERE claims.reading = :reading AND claim_participants.actor = actors.id
    )
FROM readings JOIN actors ON actors.reading = readings.key
WHERE readings.key = :reading

-- part: names
INSERT OR IGNORE INTO names (text, folded, letters)
SELECT name, fold_name(name), initial_letters(name) FROM actors
WHERE reading = :reading AND NOT EXISTS (SELECT 1 FROM names WHERE names.text = actors.name)
UNION
SELECT text, fold_name(text), initial_letters(text) FROM mentions
WHERE reading = :reading AND form = 'name' AND actor IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM names WHERE names.text = mentions.text)

-- part: displayed
INSERT INTO name_uses (name, actor, written, known_from, reading, uses)
SELECT names.key, actors.id, 0, readings.known_from, readings.key, 1
FROM readings
JOIN actors ON actors.reading = readings.key
JOIN names ON names.text = actors.name
WHERE readings.key = :reading

-- part: written
INSERT INTO name_uses (name, actor, written, known_from, reading, uses)
SELECT names.key, mentions.actor, 1, readings.known_from, readings.key, count(*)
FROM readings
JOIN mentions ON mentions.reading = readings.key
JOIN names ON names.text = mentions.text
WHERE readings.key = :reading AND mentions.form = 'name' AND mentions.actor IS NOT NULL
GROUP BY names.key, mentions.actor

-- part: relations
INSERT OR IGNORE INTO relations (actor, parent, kind, start, end, known_from, source)
SELECT actor, parent, kind, start, end, known_from, source FROM part_of
WHERE reading = :reading ORDER BY position

-- part: relation_uses
INSERT OR IGNORE INTO relation_uses (relation, known_from, reading)
SELECT relations.key, readings.known_from, readings.key
FROM readings
JOIN part_of ON part_of.reading = readings.key
JOIN relations ON relations.actor = part_of.actor AND relations.parent = part_of.parent
    AND relations.kind = part_of.kind AND relations.start IS part_of.start AND relations.end IS part_of.end
    AND relations.known_from IS part_of.known_from AND relations.source IS part_of.source
WHERE readings.key = :reading
