-- Which claims bear on whom, and how many? All parts look at claims of the newest reading of each article recorded
--   before :recorded_until, of articles known by :known_until, whose confidence is :least or more, but those with one of the
--   ids :but (a JSON list).
-- Units: numbers of claims within this ledger; counts of claims. Nulls: none. Order: none where none is said.
-- The parts "of", "between", "within" and "alone" are what "all", "newest" and "tally" choose from, "everything" what "all" and "size" do.

-- part: of
-- Grain: one row per claim that bears on one of :actors (a JSON list).
SELECT bearings.claim, bearings.lasting, bearings.known_from, bearings.quad
FROM json_each(:actors) AS one
CROSS JOIN bearings ON bearings.actor = one.value
WHERE bearings.known_from <= :known_until AND bearings.confidence >= :least
    AND bearings.claim NOT IN (
        SELECT claims.key FROM json_each(:but) AS gone CROSS JOIN claims ON claims.id = gone.value
    )
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = bearings.reading AND superseded.recorded_at < :recorded_until
    )
    AND (:recorded_until > '9999-12-31' OR EXISTS (
        SELECT 1 FROM readings WHERE readings.key = bearings.reading AND readings.recorded_at < :recorded_until
    ))
GROUP BY bearings.claim

-- part: between
-- Grain: one row per claim that bears on one of :actors and on one of :others (JSON lists).
SELECT bearings.claim, bearings.lasting, bearings.known_from, bearings.quad
FROM json_each(:actors) AS one
CROSS JOIN json_each(:others) AS another
CROSS JOIN bearings ON bearings.actor = one.value AND bearings.other = another.value
WHERE bearings.known_from <= :known_until AND bearings.confidence >= :least
    AND bearings.claim NOT IN (
        SELECT claims.key FROM json_each(:but) AS gone CROSS JOIN claims ON claims.id = gone.value
    )
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = bearings.reading AND superseded.recorded_at < :recorded_until
    )
    AND (:recorded_until > '9999-12-31' OR EXISTS (
        SELECT 1 FROM readings WHERE readings.key = bearings.reading AND readings.recorded_at < :recorded_until
    ))
GROUP BY bearings.claim

-- part: within
-- Grain: one row per claim that bears on two of :actors (a JSON list).
SELECT bearings.claim, bearings.lasting, bearings.known_from, bearings.quad
FROM json_each(:actors) AS one
CROSS JOIN json_each(:actors) AS another ON another.value > one.value
CROSS JOIN bearings ON bearings.actor = one.value AND bearings.other = another.value
WHERE bearings.known_from <= :known_until AND bearings.confidence >= :least
    AND bearings.claim NOT IN (
        SELECT claims.key FROM json_each(:but) AS gone CROSS JOIN claims ON claims.id = gone.value
    )
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = bearings.reading AND superseded.recorded_at < :recorded_until
    )
    AND (:recorded_until > '9999-12-31' OR EXISTS (
        SELECT 1 FROM readings WHERE readings.key = bearings.reading AND readings.recorded_at < :recorded_until
    ))
GROUP BY bearings.claim

-- part: alone
-- Grain: one row per claim that bears on one of :actors and on nobody else.
SELECT bearings.claim, bearings.lasting, bearings.known_from, bearings.quad
FROM json_each(:actors) AS one
CROSS JOIN bearings ON bearings.actor = one.value AND bearings.other = ''
WHERE bearings.known_from <= :known_until AND bearings.confidence >= :least
    AND bearings.claim NOT IN (
        SELECT claims.key FROM json_each(:but) AS gone CROSS JOIN claims ON claims.id = gone.value
    )
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = bearings.reading AND superseded.recorded_at < :recorded_until
    )
    AND (:recorded_until > '9999-12-31' OR EXISTS (
        SELECT 1 FROM readings WHERE readings.key = bearings.reading AND readings.recorded_at < :recorded_until
    ))

-- part: everything
-- Grain: one row per claim.
SELECT claims.key AS claim, claims.known_from
FROM claims
WHERE claims.known_from <= :known_until AND claims.confidence >= :least
    AND claims.key NOT IN (  -- by number, which the index holds: no claim is opened to be counted
        SELECT other.key FROM json_each(:but) AS gone CROSS JOIN claims AS other ON other.id = gone.value
    )
    AND claims.recorded_at < :recorded_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = claims.reading AND superseded.recorded_at < :recorded_until
    )

-- part: size
-- Grain: one row: how many claims, counted no further than :most.
SELECT count(*) AS claims FROM

-- part: no_more
LIMIT :most

-- part: all
-- Grain: one row per claim.
SELECT claim, known_from FROM

-- part: newest
-- Grain: one row per claim in found, of the lasting ones and of the others at most :most each. Order: known last first.
SELECT * FROM (SELECT claim, lasting, known_from FROM found WHERE lasting = 0 ORDER BY known_from DESC LIMIT :most)
UNION ALL
SELECT * FROM (SELECT claim, lasting, known_from FROM found WHERE lasting = 1 ORDER BY known_from DESC LIMIT :most)
ORDER BY known_from DESC

-- part: tally
-- Grain: one row: how many claims, how many lasting, deeds of cooperation and of conflict.
SELECT
    count(*), coalesce(sum(lasting), 0), coalesce(sum(quad IN (1, 2)), 0), coalesce(sum(quad IN (3, 4)), 0)
FROM

-- part: pairs_of
-- Grain: one row per pair of :actor and another, with how many claims bear on it. Order: by the other.
SELECT bearings.actor, bearings.other, count(*) AS claims
FROM bearings
WHERE bearings.actor = :actor AND bearings.other <> '' AND bearings.known_from <= :known_until AND bearings.confidence >= :least
    AND bearings.claim NOT IN (
        SELECT claims.key FROM json_each(:but) AS gone CROSS JOIN claims ON claims.id = gone.value
    )
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = bearings.reading AND superseded.recorded_at < :recorded_until
    )
    AND (:recorded_until > '9999-12-31' OR EXISTS (
        SELECT 1 FROM readings WHERE readings.key = bearings.reading AND readings.recorded_at < :recorded_until
    ))
GROUP BY bearings.other
ORDER BY bearings.other

-- part: pairs
-- Grain: one row per pair, the :most that most claims bear on, with how many do. Order: most claims first.
SELECT bearings.actor, bearings.other, count(*) AS claims
FROM bearings
WHERE bearings.other > bearings.actor AND bearings.known_from <= :known_until AND bearings.confidence >= :least
    AND bearings.claim NOT IN (
        SELECT claims.key FROM json_each(:but) AS gone CROSS JOIN claims ON claims.id = gone.value
    )
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = bearings.reading AND superseded.recorded_at < :recorded_until
    )
    AND (:recorded_until > '9999-12-31' OR EXISTS (
        SELECT 1 FROM readings WHERE readings.key = bearings.reading AND readings.recorded_at < :recorded_until
    ))
GROUP BY bearings.actor, bearings.other
ORDER BY claims DESC, bearings.actor, bearings.other
LIMIT :most
