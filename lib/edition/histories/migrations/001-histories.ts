/**
 * The first schema of the file of histories. `revisions` contains every text, also that of a story's latest revision, which the
 * edition stores with the story; the other tables are the same as in the edition. `meta`: `id` identifies this file, `version`
 * counts the writes, `git` says whether histories have yet to be looked for in the content's git history.
 */
export const histories = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE revisions (
  story TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, notes TEXT NOT NULL,
  print INTEGER NOT NULL, said TEXT, text BLOB, sum BLOB NOT NULL, PRIMARY KEY (story, n)
) STRICT;
CREATE TABLE taken_down (path TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE renames (source TEXT PRIMARY KEY, target TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE departed (
  path TEXT PRIMARY KEY, fingerprint INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE first_paths (path TEXT PRIMARY KEY, first TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
