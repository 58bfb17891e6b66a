-- Is the ledger sound? Each part returns what is wrong.

-- part: integrity
-- Grain: one row per fault of the file; the single row "ok" where there is none.
PRAGMA integrity_check

-- part: references
-- Grain: one row per reference to a row that is not there.
PRAGMA foreign_key_check

-- part: forgetting
-- Grain: one row per article whose forgetting was not finished, which a transaction cannot leave behind.
SELECT article FROM forgetting

-- part: words
-- Grain: none; fails where the search index does not fit the articles.
INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)
