-- Adds the words of one article to the search index.
INSERT INTO article_words (rowid, title, text)
VALUES (:key, :title, :text);
