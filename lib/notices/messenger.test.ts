import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announceDue } from '#lib/edition/announce.ts';
import type { ArticleRecord, ContentRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { Messenger } from './messenger.ts';

const START = Date.UTC(2024, 5, 1, 12);
const MINUTE = 60_000;
const KEY = '0123456789abcdef';
const HUB = 'https://hub.example/';

let db: EditionDatabase;
let close: () => void;
let folder: string;
let time: number;
let asked: { url: string; body: string }[];
let answer: () => Promise<Response>;
let told: string[];
let messenger: Messenger;

const start = (options: { hub?: string | undefined; indexNowKey?: string | undefined } = {}): Messenger =>
  new Messenger({
    edition: db,
    file: join(folder, 'notices.json'),
    hub: HUB,
    indexNowKey: KEY,
    now: () => time,
    fetch: async (url, init) => {
      asked.push({ url: String(url), body: String(init?.body) });
      return answer();
    },
    log: {
      info: (_, text) => told.push(text),
      warn: (_, text) => told.push(text),
      error: (_, text) => told.push(text),
    },
    ...options,
  });

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  ({ db, close } = temporaryEdition());
  folder = mkdtempSync(join(tmpdir(), 'notices-'));
  time = START;
  asked = [];
  told = [];
  answer = async () => new Response(null, { status: 202 });
  messenger = start();
});
afterEach(() => {
  messenger.stop();
  close();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

function save(...records: ContentRecord[]): void {
  const batch = batchOf(records);
  messenger.note({ tags: publish(db, batch, time).tags, reports: batch.files });
}
const story = (fields: Partial<ArticleRecord> & { slug?: string } = {}) =>
  articleRecord({ slug: 'talks', published: START - MINUTE, ...fields });
const wait = async (ms: number): Promise<void> => {
  time += ms;
  await messenger.sendDue();
};

describe('a story that is published', () => {
  it('is told to search engines by address, and to the hub by its feeds, a moment later', async () => {
    save(story());
    await wait(0);
    expect(asked).toEqual([]);
    await wait(1_000);
    const index = asked.find(({ url }) => url === 'https://api.indexnow.org/indexnow');
    expect(JSON.parse(index?.body ?? '')).toEqual({
      host: 'meridian.example',
      key: KEY,
      keyLocation: `https://meridian.example/${KEY}.txt`,
      urlList: ['https://meridian.example/world/2024/06/01/talks'],
    });
    const hub = new URLSearchParams(asked.find(({ url }) => url === HUB)?.body);
    expect(hub.get('hub.mode')).toBe('publish');
    expect(hub.getAll('hub.url')).toEqual(
      expect.arrayContaining([
        'https://meridian.example/feed.xml',
        'https://meridian.example/world/atom.xml',
        'https://meridian.example/authors/maya/feed.json',
        'https://meridian.example/topics/iran/feed.xml',
      ]),
    );
    await wait(10 * MINUTE);
    expect(asked).toHaveLength(2);
  });

  it('is told once, however often it is saved in that moment', async () => {
    save(story());
    save(story({ headline: 'Another' }), story({ slug: 'more' }));
    await wait(1_000);
    expect(asked).toHaveLength(2);
    expect(JSON.parse(asked.find(({ url }) => url !== HUB)?.body ?? '').urlList).toHaveLength(2);
  });

  it('and saved again as it is, is not told again', async () => {
    save(story());
    await wait(1_000);
    save(story());
    await wait(1_000);
    expect(asked).toHaveLength(2);
  });

  it('while another is told is told next, not forgotten', async () => {
    let release = (): void => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    answer = async () => {
      await slow;
      return new Response(null, { status: 200 });
    };
    save(story());
    time += 1_000;
    const sending = messenger.sendDue();
    save(story({ slug: 'meanwhile' }));
    release();
    await sending;
    await wait(1_000);
    expect(asked).toHaveLength(4);
    expect(
      asked
        .slice(2)
        .map(({ body }) => body)
        .join(),
    ).toContain('meanwhile');
    expect(
      asked
        .slice(2)
        .map(({ body }) => body)
        .join(),
    ).not.toContain('/talks');
  });

  it('at its hour is told then, and not before', async () => {
    save(story({ slug: 'embargo', published: START + MINUTE }));
    await wait(30_000);
    expect(asked).toEqual([]);
    time = START + MINUTE;
    messenger.note({ tags: announceDue(db, time).tags, reports: [] });
    await wait(1_000);
    expect(asked).toHaveLength(2);
    expect(asked.map(({ body }) => decodeURIComponent(body)).join()).toContain('/embargo');
  });
});

describe('what nobody may read', () => {
  it('is told to nobody: drafts, what is scheduled, and a draft that names what appears', async () => {
    const draft = story({ slug: 'draft', status: 'draft', related: [story().path] });
    save(draft, story({ slug: 'later', published: START + MINUTE }));
    await wait(1_000);
    expect(asked).toEqual([]);
    save({ ...draft, headline: 'Another' }, story());
    await wait(1_000);
    expect(asked.map(({ body }) => body).join()).not.toMatch(/draft|later/);
  });

  it('a withdrawn story is told, so that it is forgotten', async () => {
    save(story());
    await wait(1_000);
    asked = [];
    save(story({ status: 'withdrawn' }));
    await wait(1_000);
    expect(asked.map(({ body }) => body).join()).toContain('/talks');
  });
});

describe('a story whose file is removed', () => {
  const remove = (...paths: string[]): void => {
    const removed = paths.map((path) => `articles${path}.md`);
    messenger.note({ tags: publish(db, { files: [], removed }, time).tags, reports: [], removed: paths });
  };

  it('is told where readers had it, and not where nobody did', async () => {
    const draft = story({ slug: 'draft', status: 'draft' });
    save(story(), draft);
    await wait(1_000);
    asked = [];
    remove(draft.path);
    await wait(1_000);
    expect(asked).toEqual([]);
    remove(story().path);
    await wait(1_000);
    const index = asked.find(({ url }) => url !== HUB);
    expect(JSON.parse(index?.body ?? '{}').urlList).toEqual([
      'https://meridian.example/world/2024/06/01/talks',
    ]);
  });
});

describe('a service that does not answer', () => {
  it('is asked again, less and less often, and told in the end', async () => {
    answer = async () => {
      throw new Error('down');
    };
    save(story());
    await wait(1_000);
    expect(asked).toHaveLength(2);
    await wait(59_000);
    expect(asked).toHaveLength(2);
    answer = async () => new Response(null, { status: 503 });
    await wait(1_000);
    expect(asked).toHaveLength(4);
    await wait(60_000);
    expect(asked).toHaveLength(4);
    answer = async () => new Response(null, { status: 200 });
    await wait(60_000);
    expect(asked).toHaveLength(6);
    expect(told.filter((line) => line.includes('was told'))).toHaveLength(2);
  });

  it('is asked by the next process where this one ends', async () => {
    answer = async () => new Response(null, { status: 429 });
    save(story());
    await wait(1_000);
    messenger.stop();
    answer = async () => new Response(null, { status: 200 });
    messenger = start();
    await wait(MINUTE);
    expect(asked).toHaveLength(4);
    expect(JSON.parse(readFileSync(join(folder, 'notices.json'), 'utf8')).notices).toEqual([]);
  });

  it('is given up after a day, or at once where it refuses', async () => {
    answer = async () => new Response(null, { status: 500 });
    save(story());
    for (let hour = 0; hour < 40; hour += 1) await wait(60 * MINUTE);
    expect(told.filter((line) => line.includes('did not answer'))).toHaveLength(2);
    asked = [];
    answer = async () => new Response(null, { status: 403 });
    save(story({ headline: 'Another' }));
    await wait(1_000);
    await wait(MINUTE);
    expect(asked).toHaveLength(2);
    expect(told.filter((line) => line.includes('refused'))).toHaveLength(2);
  });

  it('and a file that cannot be read is begun anew', async () => {
    messenger.stop();
    writeFileSync(join(folder, 'notices.json'), '{"seen":');
    messenger = start();
    save(story());
    await wait(1_000);
    expect(asked).toHaveLength(2);
  });
});

describe('a newsroom that tells nobody', () => {
  it('sends nothing and keeps nothing', async () => {
    messenger.stop();
    messenger = start({ hub: undefined, indexNowKey: undefined });
    save(story());
    await wait(MINUTE);
    expect(asked).toEqual([]);
  });

  it('nor does one that takes in its archive tell of every story of it', async () => {
    save(
      ...Array.from({ length: 1_200 }, (_, n) => story({ slug: `s-${n}`, published: START - n * MINUTE })),
    );
    await wait(1_000);
    expect(asked).toEqual([]);
  });
});
