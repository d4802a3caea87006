/**
 * Search finds a story only by text that anyone may read. `article_texts.plain` was the plain text of the whole body; from now on
 * it is that of the opening, and `whole` contains the whole text if that is more (in exactly those rows `body` is not null).
 *
 * An older edition has openings only as Markdown, so that is used until the desk has read the files of these stories again: a
 * modification time with a fraction never equals a file's own (lib/desk/survey.ts). If there are such stories, the index and its
 * vocabulary are rebuilt, because nothing says which of their words came from where.
 */
export const openText = `
ALTER TABLE article_texts ADD COLUMN whole TEXT;
CREATE TEMP TABLE closed AS SELECT t.id, a.file FROM articles a CROSS JOIN article_texts t ON t.id = a.page
  WHERE a.teaser ->> '$.access' IS NOT 'free' AND t.body IS NOT NULL;
UPDATE article_texts SET whole = plain,
    plain = coalesce((SELECT opening FROM article_pages p WHERE p.id = article_texts.id), '')
  WHERE id IN (SELECT id FROM closed);
UPDATE waiting SET record = json_set(record, '$.openText',
    record ->> iif(record ->> '$.access' = 'free', '$.plainText', '$.opening'))
  WHERE record ->> '$.type' = 'article';
UPDATE files SET mtimeMs = 0.5, hash = '' WHERE file IN (SELECT file FROM closed UNION SELECT file FROM waiting);
INSERT INTO search (search) SELECT 'delete-all' FROM closed LIMIT 1;
DELETE FROM search_words WHERE EXISTS (SELECT 1 FROM closed);
INSERT OR IGNORE INTO search_pending (story) SELECT id FROM articles
  WHERE listed = 1 AND EXISTS (SELECT 1 FROM closed);
DROP TABLE closed;
`;
