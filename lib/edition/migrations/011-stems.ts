/**
 * Words are indexed by the stemmer of their story's language, and without what French and Italian elide before them: every story is
 * indexed again. `search_languages` has every language (BCP 47) of which a story was ever indexed: a question is asked in each.
 */
export const stems = `
CREATE TABLE search_languages (language TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO search (search) VALUES ('delete-all');
DELETE FROM search_words;
INSERT OR IGNORE INTO search_pending (story) SELECT id FROM articles WHERE listed = 1;
`;
