/**
 * What a story is found by is what anyone may read of it. `article_texts.plain` was the plain text of the whole body; from
 * here on it is that of the opening, and `whole` has all of it where that is more (`body` is not null there and only there).
 *
 * An older edition knows openings as Markdown alone, so that stands in until the desk has read the files of these stories again:
 * a time with a fraction is never taken for a file's own (lib/desk/survey.ts). Where there are such stories the index and its
 * vocabulary are made anew: nothing says which of their words came from where.
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
