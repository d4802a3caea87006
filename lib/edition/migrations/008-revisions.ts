/**
 * What stories said before. A story has rows only once it has changed: then each of its revisions has one, the latest
 * without a text, which is the story's own. `text` is deflated JSON (revision-text.ts), `print` the story's fingerprint.
 * `taken_down` says when a story went that was public.
 */
export const revisions = `
CREATE TABLE revisions (
  story TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, notes TEXT NOT NULL,
  print INTEGER NOT NULL, text BLOB, UNIQUE (story, n)
);
CREATE INDEX revisions_latest ON revisions (at) WHERE text IS NULL;
CREATE TABLE taken_down (path TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX taken_down_at ON taken_down (at);
`;
