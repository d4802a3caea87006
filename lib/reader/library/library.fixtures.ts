/** Readers, their libraries and an edition, for tests. */
import type { ContentRecord } from '#lib/edition/batch.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import type { Item } from '#lib/library/item.ts';
import type { SyncAnswer, SyncRequest } from '#lib/library/sync-message.ts';
import { temporaryPlace } from '../database.fixtures.ts';
import { type DatabaseKind, openReaderDatabase, type ReaderDatabase } from '../database.ts';
import { type SyncPlace, syncLibrary } from './sync-library.ts';

export const NOW = Date.UTC(2026, 10, 26, 12);
export const storyPath = (slug: string): string => `/world/2024/05/01/${slug}`;

/** Stories `s-0` to `s-11` and others that are not simply there. */
const STORIES = [
  ...Array.from({ length: 12 }, (_, n) => articleRecord({ slug: `s-${n}` })),
  articleRecord({ slug: 'withdrawn', status: 'withdrawn', withdrawnReason: 'It was wrong.' }),
  articleRecord({ slug: 'draft', status: 'draft' }),
  articleRecord({ slug: 'expired', expires: NOW - 1000 }),
];

/** Section, author and redirect of the test edition. */
export const RECORDS: readonly ContentRecord[] = [
  ...STORIES,
  {
    type: 'site',
    name: 'The Meridian',
    tagline: 'News',
    timeZone: 'UTC',
    locale: 'en',
    social: [],
    newsletters: [],
    policies: {},
  },
  {
    type: 'section',
    slug: 'world',
    title: 'World News',
    navTitle: 'World',
    description: '',
    order: 1,
    body: '',
    media: {},
  },
  { type: 'author', slug: 'maya', name: 'Maya Rao', role: '', profiles: [], body: '', media: {} },
  { type: 'redirects', redirects: [{ from: storyPath('old'), to: storyPath('s-1') }], patterns: [] },
];

export interface LibraryNewsroom {
  database: ReaderDatabase;
  /** The place as of `now` (ms). */
  at(now: number): SyncPlace;
  addReader(id: string): Promise<void>;
  sync(reader: string, now: number, request: Partial<SyncRequest>): Promise<SyncAnswer>;
  close(): Promise<void>;
}

/** A readers' database of either kind with the readers `ann` and `bob`, and an edition of a few stories. */
export async function openNewsroom(kind: DatabaseKind): Promise<LibraryNewsroom> {
  const place = await temporaryPlace(kind);
  const database = await openReaderDatabase(place);
  const edition = temporaryEdition();
  publish(edition.db, batchOf(RECORDS), NOW);
  const at = (now: number): SyncPlace => ({ db: database.kysely, kind, edition: edition.db, now });
  const addReader = async (id: string): Promise<void> => {
    const since = new Date(NOW).toISOString();
    await database.kysely
      .insertInto('user')
      .values({
        id,
        name: '',
        email: `${id}@example.org`,
        emailVerified: kind === 'sqlite' ? 1 : true,
        image: null,
        createdAt: since,
        updatedAt: since,
      })
      .execute();
  };
  await addReader('ann');
  await addReader('bob');
  return {
    database,
    at,
    addReader,
    sync: (reader, now, request) =>
      syncLibrary(at(now), reader, { device: 'aaaaaaaa', now, items: [], ...request }),
    async close() {
      await database.close();
      await place.remove();
      edition.close();
    },
  };
}

/** Ids of what is there of a kind, in order. */
export const idsOf = (items: readonly Item[], kind: Item['kind'] = 'saved'): string[] =>
  items
    .filter((item) => item.kind === kind && !item.gone)
    .map(({ id }) => id)
    .sort();
