/**
 * Histories of stories get a file of their own (`histories/`); the edition keeps the copy that is served.
 *
 * - `sum`: a revision's checksum (revision-row.ts); null if the text is the story's own, and in rows from before checksums.
 * - `said`: for a latest revision without a story, what else the story said (last-said.ts); its text is then kept too. Otherwise null.
 * - `first_paths`: the path at which programs first saw a story that moved: its id in feeds.
 * - `history_pending`: keys of rows that differ from the file's. Triggers write it, whoever changes a row.
 */
const NOTED = {
  revisions: 'story',
  taken_down: 'path',
  renames: 'source',
  departed: 'path',
  first_paths: 'path',
} as const;

const note = (table: string, row: string): string =>
  `INSERT OR IGNORE INTO history_pending (what, key) VALUES ('${table}', ${row});`;

const triggers = Object.entries(NOTED).map(
  ([table, key]) => `
CREATE TRIGGER ${table}_came AFTER INSERT ON ${table} BEGIN ${note(table, `NEW.${key}`)} END;
CREATE TRIGGER ${table}_went AFTER DELETE ON ${table} BEGIN ${note(table, `OLD.${key}`)} END;
CREATE TRIGGER ${table}_changed AFTER UPDATE ON ${table} BEGIN ${note(table, `OLD.${key}`)} ${note(table, `NEW.${key}`)} END;`,
);

export const ownHistory = `
ALTER TABLE revisions ADD COLUMN said TEXT;
ALTER TABLE revisions ADD COLUMN sum BLOB;
CREATE INDEX revisions_alone ON revisions (story) WHERE said IS NOT NULL;
CREATE TABLE first_paths (path TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX first_paths_by_first ON first_paths (first);
INSERT INTO first_paths (path, first) SELECT target, min(source) FROM renames GROUP BY target;
CREATE TABLE history_pending (what TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (what, key)) WITHOUT ROWID;
${triggers.join('')}
`;
