/** A list of stories that a reader has saved or read: searched, in order, and with what became of each since. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { RevisionKind, Teaser } from '#lib/edition/model.ts';
import { makeNames, titleOfSlug } from '#lib/edition/names.ts';
import { findPathStatus } from '#lib/edition/queries/paths.ts';
import { findRevisionKinds } from '#lib/edition/queries/revisions.ts';
import { findHeadings, findTeasers } from '#lib/edition/queries/teasers.ts';
import { isFound } from '#lib/library/arrange-rows.ts';
import type { ReadItem } from '#lib/library/item.ts';
import type { LibraryRow, LibraryView } from '#lib/library/library-view.ts';
import type { Path } from '#lib/routes.ts';
import { cardOf } from './cards.ts';
import { findReads, type ItemRow, itemOf, listLive } from './rows.ts';
import type { SyncPlace } from './sync-library.ts';

/** Rows of a page: more than anybody reads through. */
export const ROWS = 300;

interface Asked {
  kind: 'saved' | 'read';
  query: string;
  order: LibraryView['order'];
}

/** Headline and section by which a row is found: of a story that moved, those it has now. */
function headingsOf({ edition, now }: SyncPlace, rows: readonly ItemRow[]) {
  const found = findHeadings(
    edition,
    rows.map(({ id }) => id),
  );
  const others = rows.flatMap(({ id }) => (found.has(id) ? [] : [id]));
  for (const [path, { headline, section }] of findTeasers(edition, { paths: others, now }))
    found.set(path, { headline, section });
  const names = makeNames(edition);
  return (path: Path): { headline: string; section: string } => {
    const { headline, section } = found.get(path) ?? unknownStory(path);
    return { headline, section: names.section(section) };
  };
}

/** What an address says of a story that is not there any more. */
const unknownStory = (path: Path): { headline: string; section: string } => {
  const [, section = '', , , , slug = ''] = path.split('/');
  return { headline: titleOfSlug(slug), section };
};

function choose(place: SyncPlace, rows: readonly ItemRow[], { query, order }: Asked): ItemRow[] {
  const latestFirst = order === 'oldest' ? rows.toReversed() : [...rows];
  if (query === '' && order !== 'section') return latestFirst;
  const headingOf = headingsOf(place, rows);
  const listed = latestFirst.map((row) => ({ row, card: headingOf(row.id) }));
  const chosen = query === '' ? listed : listed.filter((each) => isFound(each, query));
  if (order === 'section') chosen.sort((a, b) => a.card.section.localeCompare(b.card.section));
  return chosen.map(({ row }) => row);
}

const NOTHING: { headline?: string; reason?: string } = {};

function goneRow(edition: EditionDatabase, path: Path, now: number): Pick<LibraryRow, 'card' | 'withdrawn'> {
  const status = findPathStatus(edition, { path, now });
  const known = findHeadings(edition, [path]).get(path) ?? unknownStory(path);
  const gone = status.status === 'gone' ? status : NOTHING;
  // What is hidden again, and not withdrawn, keeps its headline to itself.
  const headline = gone.headline ?? unknownStory(path).headline;
  return {
    card: { headline, section: makeNames(edition).section(known.section) },
    withdrawn: gone.reason === undefined ? {} : { reason: gone.reason },
  };
}

type Reading = Pick<ReadItem, 'progress' | 'unread' | 'revision'>;

type Revisions = readonly { number: number; kind: RevisionKind }[];

/** What became of a story since a revision of it was read: a correction says more than an update. */
function changedSince(revision: number | undefined, revisions: Revisions = []): LibraryRow['changed'] {
  if (revision === undefined) return undefined;
  const kinds = new Set(revisions.flatMap(({ number, kind }) => (number > revision ? [kind] : [])));
  if (kinds.size === 0) return undefined;
  if (kinds.has('correction') || kinds.has('clarification')) return 'correction';
  return kinds.has('update') ? 'update' : true;
}

function toRow(
  { edition, now }: SyncPlace,
  { id, at }: ItemRow,
  story: Teaser | undefined,
  reading: Reading | undefined,
  revisions: Revisions | undefined,
): LibraryRow {
  const changed = changedSince(reading?.revision, revisions);
  return {
    path: story?.path ?? id,
    ...(story ? { card: cardOf(story) } : goneRow(edition, id, now)),
    at,
    ...(reading ? { progress: reading.progress } : {}),
    ...(reading?.unread ? { unread: true as const } : {}),
    ...(changed === undefined || story === undefined ? {} : { changed }),
  };
}

/** Rows of one of a reader's lists, `ROWS` at the most, and how many there are of them. A story that moved is there once. */
export async function listRows(
  place: SyncPlace,
  userId: string,
  asked: Asked,
): Promise<{ rows: LibraryRow[]; total: number }> {
  const chosen = choose(place, await listLive(place, userId, asked.kind), asked);
  const shown = chosen.slice(0, ROWS);
  const paths = shown.map(({ id }) => id);
  const stories = findTeasers(place.edition, { paths, now: place.now });
  const reads = await findReads(place, userId, paths);
  const revisions = findRevisionKinds(
    place.edition,
    [...stories.values()].map(({ path }) => path),
  );
  const rows = new Map<Path, LibraryRow>();
  for (const row of shown) {
    const item = itemOf(row);
    const reading = item.kind === 'read' ? item : reads.get(row.id);
    const story = stories.get(row.id);
    const made = toRow(place, row, story, reading, revisions.get(story?.path ?? ''));
    if (!rows.has(made.path)) rows.set(made.path, made);
  }
  return { rows: [...rows.values()], total: chosen.length };
}
