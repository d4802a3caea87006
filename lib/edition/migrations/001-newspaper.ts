/**
 * The first schema of the edition.
 *
 * - A story's integer id is its place in time (see story-id.ts), so `listing` is both the membership of every list
 *   and its order, newest first, in about a dozen bytes a row.
 * - `articles` holds what a teaser needs; `article_pages` what everyone may read on the story's own page;
 *   `article_texts` what public queries never touch: the rest of a story that is not free, and text for search.
 *   The two are kept in the order of writing (`articles.page`), which makes filling an edition cheaper.
 * - `lists` and `listing_months` count what `listing` holds, so that no page counts an archive.
 */
export const newspaper = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE files (
  file TEXT PRIMARY KEY, hash TEXT NOT NULL, size INTEGER NOT NULL, mtimeMs REAL NOT NULL,
  claim TEXT, problems INTEGER NOT NULL, errors INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_in_error ON files (file) WHERE errors > 0;
CREATE TABLE problems (
  file TEXT NOT NULL, n INTEGER NOT NULL, problem TEXT NOT NULL, PRIMARY KEY (file, n)
) WITHOUT ROWID;
CREATE TABLE waiting (file TEXT PRIMARY KEY, claim TEXT NOT NULL, record TEXT NOT NULL);
CREATE INDEX waiting_for ON waiting (claim);

CREATE TABLE documents (
  type TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (type, key)
) WITHOUT ROWID;
CREATE TABLE media (
  file TEXT PRIMARY KEY, source TEXT NOT NULL, version TEXT NOT NULL, mime TEXT NOT NULL, bytes INTEGER NOT NULL,
  width INTEGER, height INTEGER, text TEXT
);
CREATE TABLE media_uses (file TEXT NOT NULL, user NOT NULL, PRIMARY KEY (file, user)) WITHOUT ROWID;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY, page INTEGER NOT NULL, path TEXT NOT NULL UNIQUE, file TEXT NOT NULL, status TEXT NOT NULL,
  expires INTEGER, listed INTEGER NOT NULL, breaking INTEGER NOT NULL, fingerprint INTEGER NOT NULL, teaser TEXT NOT NULL
);
CREATE INDEX articles_expiring ON articles (listed, expires) WHERE expires IS NOT NULL;
CREATE INDEX articles_breaking ON articles (id) WHERE breaking = 1;
CREATE INDEX articles_by_fingerprint ON articles (fingerprint);
CREATE TABLE article_pages (id INTEGER PRIMARY KEY, detail TEXT NOT NULL, opening TEXT NOT NULL);
CREATE TABLE article_texts (id INTEGER PRIMARY KEY, body TEXT, plain TEXT NOT NULL);
CREATE TABLE named_by (path TEXT NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (path, story)) WITHOUT ROWID;
CREATE TABLE live_entries (
  story TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, file TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (story, at, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX live_entries_by_id ON live_entries (story, id);
CREATE INDEX live_entries_due ON live_entries (at, story);

CREATE TABLE lists (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, total INTEGER NOT NULL DEFAULT 0);
CREATE TABLE listing (list INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (list, story)) WITHOUT ROWID;
CREATE TABLE listing_months (
  list INTEGER NOT NULL, month INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (list, month)
) WITHOUT ROWID;
CREATE TABLE corrections (
  date INTEGER NOT NULL, story INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (date, story, n)
) WITHOUT ROWID;
CREATE INDEX corrections_of_story ON corrections (story);

CREATE TABLE redirects (source TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE renames (source TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX renames_to ON renames (target);
CREATE TABLE departed (path TEXT PRIMARY KEY, fingerprint INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX departed_by_fingerprint ON departed (fingerprint);
CREATE INDEX departed_at ON departed (at);

CREATE TABLE changes (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, tags TEXT NOT NULL);
`;
