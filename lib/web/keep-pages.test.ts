import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleRecord, ContentRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { articleTag, isListTag, listTag, siteTag } from '#lib/edition/tags.ts';
import { articleRecord, batchOf, temporaryEdition } from '#lib/edition/test-records.ts';
import { Press } from '#lib/press/press.ts';
import { keepPages, restorePages } from './keep-pages.ts';
import type { Logger } from './log.ts';

const START = Date.UTC(2024, 5, 1, 12);
const HOUR = 3_600_000;
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() } as unknown as Logger; // what is called of it
let db: EditionDatabase;
let close: () => void;
let folder: string;

const at = (time: number): void => {
  vi.stubEnv('BROADSHEET_CLOCK', new Date(time).toISOString());
};
const put = (time: number, ...records: ContentRecord[]): void => {
  publish(db, batchOf(records), time);
};
const story = (fields: Partial<ArticleRecord> & { slug?: string } = {}): ArticleRecord =>
  articleRecord({ slug: 'talks', published: START - HOUR, ...fields });
const site = {
  type: 'site',
  name: 'M',
  tagline: '',
  timeZone: 'UTC',
  locale: 'en',
  social: [],
  newsletters: [],
  policies: {},
} as const;
const newPress = (): Press =>
  new Press({
    limit: 1_000_000,
    keepFrameworkScripts: false,
    isBeside: isListTag,
    render: async (href) => ({
      html: `<!DOCTYPE html><html><body>${href}</body></html>`,
      tags: href === '/' ? [siteTag, listTag('all')] : [siteTag, articleTag(href)],
    }),
  });

/** A server that had these pages stops. */
async function stop(...paths: string[]): Promise<void> {
  const press = newPress();
  for (const path of paths) await press.obtain(path);
  keepPages(press, db, () => {}, log);
}
/** Pages that a server has as it starts. */
function startedWith(): string[] {
  const press = newPress();
  restorePages(press, db, log);
  return [...press.pages()].map(([href]) => href).sort();
}

beforeEach(() => {
  ({ db, close } = temporaryEdition());
  folder = mkdtempSync(join(tmpdir(), 'keep-pages-'));
  mkdirSync(join(folder, '.next'));
  writeFileSync(join(folder, '.next/BUILD_ID'), 'one');
  vi.stubEnv('BROADSHEET_ROOT', folder);
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  at(START);
  put(START, { ...site, social: [], newsletters: [] }, story());
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

describe('a server that starts again', () => {
  it('has the pages that it had, once', async () => {
    await stop('/', story().path);
    at(START + HOUR);
    expect(startedWith()).toEqual(['/', story().path]);
    expect(startedWith()).toEqual([]);
  });

  it('has none that changed while it was down, lists included', async () => {
    const other = story({ slug: 'other' });
    put(START, other);
    await stop('/', story().path, other.path);
    put(START + 1000, { ...story(), headline: 'Another' });
    at(START + HOUR);
    expect(startedWith()).toEqual([other.path]);
  });

  it('has none where the hour of a story came, which nobody has announced yet', async () => {
    put(START, story({ slug: 'later', published: START + HOUR }));
    await stop('/');
    at(START + HOUR - 1);
    await stop('/');
    expect(startedWith()).toEqual(['/']);
    await stop('/');
    at(START + 2 * HOUR);
    expect(startedWith()).toEqual([]);
  });

  it('takes back no pages from a damaged file, and names the file in the log', async () => {
    await stop('/');
    const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.kept'));
    writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, 200));
    expect(startedWith()).toEqual([]);
    expect(vi.mocked(log.error).mock.calls.map(([, sentence]) => sentence)).toEqual([
      `${join(folder, name)} cannot be used (it does not hold what was written to it). It was removed, and pages are made again.`,
    ]);
  });

  it.each([
    ['another build', () => writeFileSync(join(folder, '.next/BUILD_ID'), 'two')],
    ['another address', () => vi.stubEnv('SITE_URL', 'https://other.example')],
    ['another day in the masthead', () => at(START + 13 * HOUR)],
    ['an older edition', () => db.run('DELETE FROM changes')],
  ])('has none of %s', async (_what, change) => {
    await stop('/');
    change();
    expect(startedWith()).toEqual([]);
  });
});
