/**
 * The index of search. `search` holds no text (the tables of stories have it), its words come folded and apart
 * (lib/edition/search/words.ts), and its row ids are those of stories: newest first is the order of the index.
 * `search_words` counts the stories of each word; `search_pending` names the stories that are yet to be indexed, which
 * are all of them where an edition is older than this migration.
 */
export const search = `
CREATE VIRTUAL TABLE search USING fts5 (
  headline, standfirst, body, authors, topics, section, content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
INSERT INTO search (search, rank) VALUES ('automerge', 8);
CREATE TABLE search_words (word TEXT PRIMARY KEY, stories INTEGER NOT NULL, shown TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE search_pending (story INTEGER PRIMARY KEY);
INSERT INTO search_pending (story) SELECT id FROM articles WHERE listed = 1;
`;
