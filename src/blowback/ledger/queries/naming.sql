-- Whom do words name? All parts look at the newest reading of each article recorded before :recorded_until, of
--   articles known by :known_until.
-- Units: counts of mentions. Nulls: none.

-- part: exactly
-- Grain: one row per name that is :folded when folded, with or without its article.
SELECT key FROM names WHERE folded IN (:folded, :with_article)

-- part: by_letters
-- Grain: one row per name whose words begin with the letters :folded.
SELECT key FROM names WHERE letters = :folded

-- part: within
-- Grain: one row per name in which the words :folded stand.
SELECT key FROM names WHERE instr(' ' || folded || ' ', ' ' || :folded || ' ')

-- part: called
-- Grain: one row per actor that one of the names above is used for, as display name or (:written) in the text.
-- Order: by actor. Each step finds the next actor of a name in the index, however often it is used.
, called (name, actor) AS (
    SELECT key, (SELECT min(actor) FROM name_uses WHERE name_uses.name = named.key) FROM named
    UNION ALL
    SELECT
        called.name,
        (SELECT min(actor) FROM name_uses WHERE name_uses.name = called.name AND name_uses.actor > called.actor)
    FROM called WHERE called.actor IS NOT NULL
)
SELECT DISTINCT called.actor FROM called
WHERE called.actor IS NOT NULL AND EXISTS (
    SELECT 1 FROM name_uses
    WHERE name_uses.name = called.name AND name_uses.actor = called.actor AND name_uses.written = :written
        AND name_uses.known_from <= :known_until
        AND NOT EXISTS (
            SELECT 1 FROM superseded
            WHERE superseded.reading = name_uses.reading AND superseded.recorded_at < :recorded_until
        )
        AND (:recorded_until > '9999-12-31' OR EXISTS (
            SELECT 1 FROM readings
            WHERE readings.key = name_uses.reading AND readings.recorded_at < :recorded_until
        ))
)
ORDER BY called.actor

-- part: uses
-- Grain: one row per actor that texts write :folded for, the articles in :but (a JSON list of ids) left out.
-- Order: by actor.
SELECT name_uses.actor, sum(name_uses.uses) AS uses
FROM names
CROSS JOIN name_uses ON name_uses.name = names.key
WHERE names.folded IN (:folded, :with_article) AND name_uses.written = 1 AND name_uses.known_from <= :known_until
    AND NOT EXISTS (
        SELECT 1 FROM superseded
        WHERE superseded.reading = name_uses.reading AND superseded.recorded_at < :recorded_until
    )
    AND (:recorded_until > '9999-12-31' OR EXISTS (
        SELECT 1 FROM readings WHERE readings.key = name_uses.reading AND readings.recorded_at < :recorded_until
    ))
    AND name_uses.reading NOT IN (
        SELECT readings.key FROM json_each(:but) AS left_out
        JOIN articles ON articles.id = left_out.value
        JOIN readings ON readings.article = articles.key
    )
GROUP BY name_uses.actor
ORDER BY name_uses.actor

-- part: near
-- Grain: one row per name of about the length of the one asked for in which a word begins with one of :beginnings
--   (a JSON list). Order: by name.
SELECT folded FROM names
WHERE length(folded) BETWEEN :shortest AND :longest
    AND EXISTS (SELECT 1 FROM json_each(:beginnings) AS beginning WHERE instr(' ' || folded, ' ' || beginning.value))
GROUP BY folded
ORDER BY folded
