/**
 * Stories' pages as the press sends them, compared with the same pages made from scratch. The edition and the template are real, and
 * the newsroom does random things. Only Next is left out.
 */

import { brotliDecompressSync } from 'node:zlib';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageFrame } from '#components/page/page-frame.tsx';
import { StoryPage } from '#components/story/story-page.tsx';
import { isoDay } from '#lib/dateline/format-time.ts';
import { announceDue } from '#lib/edition/announce.ts';
import type { ContentRecord } from '#lib/edition/batch.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { shareReadingEdition } from '#lib/edition/reading.ts';
import { articleAt, detailOf } from '#lib/edition/stored.ts';
import { isListTag, listTag, mostReadTag, siteTag, takenDownTag, teaserTag } from '#lib/edition/tags.ts';
import { randomBatch, randomNumbers, START } from '#lib/edition/test-newsroom.ts';
import { articleRecord, batchOf, siteRecord, temporaryEdition } from '#lib/edition/test-records.ts';
import type { RenderedPage } from '#lib/press/page.ts';
import { Press } from '#lib/press/press.ts';
import { type Rendering, renderings } from '#lib/press/rendering.ts';
import { showRanking } from '#lib/readership/shown.ts';
import { storyGraph } from '#lib/seo/graph/story.ts';
import { getPaper } from './paper.ts';
import { getStoryPage } from './story.ts';

// Related stories are chosen when a page is rendered (docs/decisions/027-related-stories.md): here they are the ones it names.
vi.mock('#lib/edition/queries/stories.ts', async (importReal) => {
  const real = await importReal<typeof import('#lib/edition/queries/stories.ts')>();
  return {
    ...real,
    listRelated: (db: EditionDatabase, asked: { path: string; limit: number; now: number }) => {
      const row = articleAt(db, asked.path);
      const named = (row && detailOf(db, row)?.related) ?? [];
      return real.listRelated(db, asked).filter(({ path }) => named.includes(path));
    },
  };
});

let db: EditionDatabase;
let close: () => void;
beforeEach(() => {
  ({ db, close } = temporaryEdition());
  shareReadingEdition(db);
  setClock(START);
});
afterEach(() => {
  showRanking([]);
  shareReadingEdition(undefined);
  close();
  vi.unstubAllEnvs();
});

const setClock = (now: number): void => void vi.stubEnv('BROADSHEET_CLOCK', new Date(now).toISOString());

const FURNITURE: ContentRecord[] = [
  siteRecord({ name: 'M' }),
  {
    type: 'section',
    slug: 'world',
    title: 'World',
    navTitle: 'World',
    description: '',
    order: 1,
    body: '',
    media: {},
  },
];

/** Renders a story's page, like its route. */
async function render(path: string): Promise<RenderedPage | undefined> {
  const rendering: Rendering = { tags: new Set(), shared: new Map() };
  return renderings.run(rendering, async () => {
    const [paper, data] = await Promise.all([getPaper(), getStoryPage(path)]);
    if (paper === undefined || data === undefined) return undefined;
    const page = renderToStaticMarkup(
      <PageFrame
        paper={paper}
        current={data.section.slug}
        path={path}
        graph={storyGraph(data, paper, { running: false })}
      >
        <StoryPage data={data} paper={paper} />
      </PageFrame>,
    );
    return {
      html: `<!DOCTYPE html><html><body>${page}</body></html>`,
      tags: [...rendering.tags],
      shared: [...rendering.shared.values()],
    };
  });
}

const newPress = (): Press =>
  new Press({ limit: 10_000_000, keepFrameworkScripts: false, isBeside: isListTag, render });
const at = (slug: string | number): string => `/world/2024/05/01/s-${slug}`;

describe('a story’s page depends', () => {
  const story = (n: number, fields: object = {}) =>
    articleRecord({ slug: `s-${n}`, published: Date.UTC(2024, 4, 1, 12, n), ...fields });
  const rendered = async (
    n: number,
  ): Promise<Required<Pick<RenderedPage, 'tags' | 'html'>> & RenderedPage> => {
    const page = await render(at(n));
    if (page === undefined) throw new Error(`Story ${n} has no page.`);
    return page;
  };

  beforeEach(() => {
    publish(db, batchOf([...FURNITURE, ...Array.from({ length: 12 }, (_, n) => story(n))]), START);
  });

  it('not on what its section publishes, because it shares that list with others', async () => {
    const page = await rendered(1);
    const list = listTag('section:world');
    expect(page.tags).not.toContain(list);
    expect(page.shared).toMatchObject([
      { key: 'story-end:world:narrow', shows: [11, 10, 9, 8, 7, 6].map(at) },
    ]);
    expect(page.shared?.[0]?.tags).toEqual(expect.arrayContaining([siteTag, list, teaserTag(at(11))]));
  });

  it('on that list if it contains the story, because the page leaves its own story out', async () => {
    const page = await rendered(8);
    expect(page.shared).toEqual([]);
    expect(page.tags).toEqual(expect.arrayContaining([listTag('section:world'), teaserTag(at(5))]));
    expect(page.html).not.toContain('shared-piece');
  });

  it('on the most read only if the story is among them', async () => {
    const other = articleRecord({ slug: 'other', published: Date.UTC(2024, 4, 1, 1) });
    publish(
      db,
      batchOf([{ ...story(1), related: [other.path] }, { ...story(2), related: [other.path] }, other]),
      START,
    );
    showRanking([2, 3, 4, 5, 6].map(at));
    const [read, unread] = await Promise.all([rendered(2), rendered(1)]);
    expect(read.tags).toContain(mostReadTag('all'));
    expect(unread.tags).not.toContain(mostReadTag('all'));
    expect(unread.tags).not.toContain(teaserTag(at(3)));
    expect(unread.shared?.[0]).toMatchObject({ key: 'story-end:world' });
    expect(unread.shared?.[0]?.tags).toEqual(expect.arrayContaining([mostReadTag('all'), teaserTag(at(3))]));
  });

  it('not on the text of related stories, but on their teasers', async () => {
    publish(db, batchOf([story(1, { related: [at(3)] })]), START);
    const { tags } = await rendered(1);
    const another = publish(db, batchOf([story(3, { body: 'Another text.' })]), START);
    expect(another.tags.filter((tag) => tags.includes(tag))).toEqual([]);
    const corrected = publish(db, batchOf([story(3, { headline: 'Another headline' })]), START);
    expect(corrected.tags.filter((tag) => tags.includes(tag))).toEqual([teaserTag(at(3))]);
  });
});

describe('stories’ pages, whatever the newsroom does', () => {
  /** Stories that stay, so that there are always more than the lists show. */
  const older = Array.from({ length: 8 }, (_, n) =>
    articleRecord({
      slug: `older-${n}`,
      published: Date.UTC(2024, 4, 1, 1 + n),
      related: n % 2 ? [at(n)] : [],
    }),
  );
  const paths = [...Array.from({ length: 14 }, (_, n) => at(n)), ...older.map(({ path }) => path)];
  const textOf = (page: { brotli: Buffer } | undefined): string =>
    page === undefined ? 'no page' : brotliDecompressSync(page.brotli).toString('utf8');

  it.each(Array.from({ length: 5 }, (_, seed) => seed))(
    'equal the pages made from scratch (%i)',
    async (seed) => {
      const below = randomNumbers(seed);
      const files = new Map();
      const press = newPress();
      let now = START;
      publish(db, batchOf([...FURNITURE, ...older]), now);
      const dayOf = (): string => isoDay(new Date(now).toISOString(), findSite(db)?.timeZone ?? 'UTC');
      let spliced = 0;
      for (let round = 0; round < 16; round += 1) {
        for (let n = below(8); n > 0; n -= 1) await press.obtain(paths[below(paths.length)] ?? '');
        const day = dayOf();
        now += below(20) * 10 * 60 * 1000;
        setClock(now);
        const { tags } = below(3) === 0 ? announceDue(db, now) : publish(db, randomBatch(below, files), now);
        press.expire(tags, { atOnce: tags.includes(takenDownTag) });
        // The web process does this at midnight.
        if (dayOf() !== day) press.expire([siteTag]);
        if (below(4) === 0) {
          showRanking(Array.from({ length: 8 }, () => paths[below(paths.length)] ?? ''));
          press.expire([mostReadTag('all')]);
        }
        for (const path of paths) {
          const scratch = await newPress().obtain(path);
          await expect
            .poll(async () => textOf(await press.obtain(path)), { interval: 1, timeout: 10_000 })
            .toBe(textOf(scratch));
          if (press.find(path)?.spliced) spliced += 1;
        }
      }
      expect(spliced).toBeGreaterThan(0);
    },
    60_000,
  );
});
