/** A digest of what an edition publishes: the same for the same content, in whatever order and however often it was read. */
import { createHash } from 'node:crypto';
import type { EditionDatabase } from './database.ts';

/**
 * All that the public may see of the content as it is, by names rather than by numbers that the order of writing gave. Each in
 * one order. What stories said before (`revisions`, `taken_down`) is no part of it: it depends on when each file was read, and a
 * digest says whether the same files gave the same newspaper.
 */
const PUBLISHED = [
  `SELECT a.path, a.file, status, expires, listed, breaking, fingerprint, teaser, detail, opening, body, plain, whole
   FROM articles a JOIN article_pages p ON p.id = a.page JOIN article_texts t ON t.id = a.page ORDER BY a.path`,
  'SELECT (SELECT count(*) FROM article_pages), (SELECT count(*) FROM article_texts)',
  `SELECT name, path FROM listing JOIN lists ON lists.id = list JOIN articles a ON a.id = story ORDER BY name, path`,
  'SELECT name, month, n FROM listing_months JOIN lists ON id = list ORDER BY name, month',
  'SELECT name, total FROM lists WHERE total <> 0 ORDER BY name',
  'SELECT date, path, n, kind, text FROM corrections JOIN articles a ON a.id = story ORDER BY date, path, n',
  'SELECT story, at, id, file, data FROM live_entries ORDER BY story, at, id',
  'SELECT type, key, file, data FROM documents ORDER BY type, key',
  'SELECT file, source, version, mime, bytes, width, height, text FROM media ORDER BY file',
  `SELECT u.file, coalesce(a.path, u.user) AS user FROM media_uses u LEFT JOIN articles a ON a.id = u.user
   ORDER BY u.file, 2`,
  'SELECT n.path, a.path AS story FROM named_by n JOIN articles a ON a.id = n.story ORDER BY 1, 2',
  'SELECT original, a.path FROM translations JOIN articles a ON a.id = story ORDER BY original, a.path',
  'SELECT source, target FROM redirects ORDER BY source',
  'SELECT source, target FROM redirect_patterns ORDER BY n',
  'SELECT source, target FROM renames ORDER BY source',
  'SELECT file, hash, claim, problems, errors FROM files ORDER BY file',
  'SELECT file, n, problem FROM problems ORDER BY file, n',
  'SELECT file, claim, record FROM waiting ORDER BY file',
];

/** SHA-256, hex. Takes about a second for 20,000 articles. */
export function digestEdition(db: EditionDatabase): string {
  const hash = createHash('sha256');
  for (const sql of PUBLISHED) {
    hash.update('\n');
    for (const row of db.each<object>(sql)) hash.update(`${JSON.stringify(row)}\n`);
  }
  return hash.digest('hex');
}
