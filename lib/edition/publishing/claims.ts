/**
 * Which file publishes what. A record's claim (`article:/world/…`, `author:maya`) belongs to one file: the first that
 * made it keeps it, a second one waits with a problem to its name, and is published when the first one goes.
 */
import type { ContentRecord, FileReport, Problem } from '../batch.ts';
import type { EditionDatabase } from '../database.ts';
import { parse } from '../stored.ts';
import { articles } from './articles.ts';
import type { Change } from './change.ts';
import { authors, fronts, pages, redirects, sections, sites, topics } from './documents.ts';
import type { Keeper } from './keeper.ts';
import { liveEntries } from './live-entries.ts';
import { media } from './media.ts';

type RecordType = ContentRecord['type'];

/** In the order in which a batch is published: what stories are made of comes before them, the time zone first. */
const keepers = {
  site: sites,
  section: sections,
  author: authors,
  topic: topics,
  page: pages,
  media,
  front: fronts,
  redirects,
  article: articles,
  'live-entry': liveEntries,
} as const satisfies { [Type in RecordType]: Keeper<Extract<ContentRecord, { type: Type }>> };

const ORDER = Object.keys(keepers);

/** The table pairs each type with its own keeper, which TypeScript cannot follow through a lookup. */
const keeperOf = (type: RecordType): Keeper<ContentRecord> =>
  keepers[type] as unknown as Keeper<ContentRecord>;

const claimOf = (record: ContentRecord): string => `${record.type}:${keeperOf(record.type).key(record)}`;

const split = (claim: string): [type: RecordType, key: string] => {
  const colon = claim.indexOf(':');
  return [claim.slice(0, colon) as RecordType, claim.slice(colon + 1)]; // claims are made by claimOf alone
};

const ownerOf = (db: EditionDatabase, claim: string): string | undefined => {
  const [type, key] = split(claim);
  return keeperOf(type).owner(db, key);
};

/** Publishes and removes what a batch says. Returns each file's claim and, for a file that must wait, its problem. */
export function settleClaims(
  change: Change,
  files: readonly FileReport[],
  removed: readonly string[],
): { claims: Map<string, string>; conflicts: Map<string, Problem> } {
  const { db } = change;
  const offered = files
    .flatMap(({ file, record }) => (record ? [{ file, record, claim: claimOf(record) }] : []))
    .sort((a, b) => ORDER.indexOf(a.record.type) - ORDER.indexOf(b.record.type));
  const wanted = new Set(offered.map(({ claim }) => claim));
  /** Claims whose owner leaves while another file of the batch takes over: nothing is removed between the two. */
  const free = new Set<string>();
  const ended: string[] = [];
  const someWait = db.row('SELECT 1 AS some FROM waiting LIMIT 1') !== undefined;
  const leave = (file: string, keep?: string): void => {
    if (someWait) db.run('DELETE FROM waiting WHERE file = ?', file);
    const claim = db.row<{ claim: string | null }>('SELECT claim FROM files WHERE file = ?', file)?.claim;
    if (!claim || claim === keep) return;
    if (wanted.has(claim)) free.add(claim);
    else {
      const [type, key] = split(claim);
      keeperOf(type).remove(change, key);
      ended.push(claim);
    }
  };
  for (const file of removed) leave(file);
  for (const { file, claim } of offered) leave(file, claim);

  const claims = new Map<string, string>();
  const conflicts = new Map<string, Problem>();
  for (const { file, record, claim } of offered) {
    const taken = free.has(claim);
    const owner = taken ? undefined : ownerOf(db, claim);
    if (owner === undefined || owner === file) {
      free.delete(claim);
      keeperOf(record.type).put(change, record, file, owner === undefined && !taken);
      claims.set(file, claim);
    } else {
      db.run(
        'INSERT INTO waiting (file, claim, record) VALUES (?, ?, ?)',
        file,
        claim,
        JSON.stringify({ ...record, terms: undefined }),
      );
      conflicts.set(file, conflict(file, claim, owner));
    }
  }
  for (const claim of ended) promote(change, claim);
  return { claims, conflicts };
}

const conflict = (file: string, claim: string, owner: string): Problem => ({
  file,
  severity: 'error',
  message: `${split(claim)[1]} is already published from ${owner}.`,
  remedy: `Rename or remove one of the two files.`,
});

/** Publishes the first file that waited for a claim which is free now. */
function promote(change: Change, claim: string): void {
  const { db } = change;
  const next = db.row<{ file: string; record: string }>(
    'SELECT file, record FROM waiting WHERE claim = ? ORDER BY file LIMIT 1',
    claim,
  );
  if (!next) return;
  keeperOf(split(claim)[0]).put(change, parse<ContentRecord>(next.record), next.file, true);
  db.run('DELETE FROM waiting WHERE file = ?', next.file);
  db.run('DELETE FROM problems WHERE file = ? AND n < 0', next.file);
  db.run(
    'UPDATE files SET claim = ?, problems = problems - 1, errors = errors - 1 WHERE file = ?',
    claim,
    next.file,
  );
}
