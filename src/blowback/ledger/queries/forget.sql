-- Removes one article with all that was read from it. The parts run in this order, in one transaction, except the
-- last two: they run after it and clear its traces from the files.

-- part: find
-- Grain: one row per article with this id, place or address; one with the id comes first.
SELECT articles.key, articles.id, articles.sha256, articles.title, articles.text, articles.snapshot, snapshots.location
FROM articles JOIN snapshots ON snapshots.key = articles.snapshot
WHERE articles.id = :document OR snapshots.location = :document OR articles.url = :document
ORDER BY articles.id <> :document, articles.id

-- part: allow
INSERT INTO forgetting (article) VALUES (:key)

-- part: judgements
DELETE FROM judgements
WHERE (kind = 'claim' AND subject IN (SELECT id FROM claims WHERE article = :id))
    OR (kind = 'actor' AND substr(subject, 1, length(:id) + 1) = :id || '@')
    OR (kind = 'actor' AND EXISTS (
        SELECT 1 FROM actors
        JOIN readings ON readings.key = actors.reading
        WHERE readings.article = :key AND actors.provisional = 1
            AND actors.id IN (judgements.subject, judgements.object)
            AND actors.id NOT IN (
                SELECT elsewhere.id FROM actors AS elsewhere
                JOIN readings AS other ON other.key = elsewhere.reading
                WHERE other.article <> :key
            )
    ))

-- part: issues
DELETE FROM issues WHERE article = :id OR document = :location

-- part: participants
DELETE FROM claim_participants WHERE claim IN (SELECT key FROM claims WHERE article = :id)

-- part: claims
DELETE FROM claims WHERE article = :id

-- part: attributions
DELETE FROM attributions WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: mentions
DELETE FROM mentions WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: part_of
DELETE FROM part_of WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: actors
DELETE FROM actors WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: notices
DELETE FROM notices WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: superseded
DELETE FROM superseded WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: episode_keys
DELETE FROM episode_keys WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: bearings
DELETE FROM bearings WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: occurrences
DELETE FROM occurrences WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: name_uses
DELETE FROM name_uses WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: names
DELETE FROM names WHERE NOT EXISTS (SELECT 1 FROM name_uses WHERE name_uses.name = names.key)

-- part: relation_uses
DELETE FROM relation_uses WHERE reading IN (SELECT key FROM readings WHERE article = :key)

-- part: relations
DELETE FROM relations WHERE NOT EXISTS (SELECT 1 FROM relation_uses WHERE relation_uses.relation = relations.key)

-- part: readings
DELETE FROM readings WHERE article = :key

-- part: copy_links
DELETE FROM copy_links
WHERE one IN (
    SELECT text FROM copy_articles WHERE article = :key
    EXCEPT SELECT text FROM copy_articles WHERE article <> :key
) OR other IN (
    SELECT text FROM copy_articles WHERE article = :key
    EXCEPT SELECT text FROM copy_articles WHERE article <> :key
)

-- part: texts
-- Grain: one row per text that this article alone has. What lies under keys is packed, so that they are removed apart.
SELECT text FROM copy_articles WHERE article = :key AND text IS NOT NULL
EXCEPT SELECT text FROM copy_articles WHERE article <> :key

-- part: copy_told
DELETE FROM copy_told
WHERE text IN (
    SELECT text FROM copy_articles WHERE article = :key
    EXCEPT SELECT text FROM copy_articles WHERE article <> :key
)

-- part: copy_articles
DELETE FROM copy_articles WHERE article = :key

-- part: copy_texts
DELETE FROM copy_texts WHERE key NOT IN (SELECT text FROM copy_articles WHERE text IS NOT NULL)

-- part: words
INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', :key, :title, :text)

-- part: article
DELETE FROM articles WHERE key = :key

-- part: snapshot
DELETE FROM snapshots WHERE key = :snapshot

-- part: forbid
DELETE FROM forgetting

-- part: merge_words
INSERT INTO article_words (article_words) VALUES ('optimize')

-- part: vacuum
VACUUM

-- part: truncate_log
PRAGMA wal_checkpoint(TRUNCATE)
