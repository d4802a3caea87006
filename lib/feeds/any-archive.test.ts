/** Feeds and sitemaps of papers whose clocks never stood at a whole minute from UTC when their stories were published. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isoWithOffset } from '#lib/dateline/format-time.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { publish } from '#lib/edition/publish.ts';
import { listDaysOfMonth, listOnThisDay, listStoriesInMonth } from '#lib/edition/queries/archive.ts';
import { articleRecord, batchOf, siteRecord, temporaryEdition } from '#lib/edition/test-records.ts';
import { articlePath } from '#lib/routes.ts';
import { renderDocument } from './documents.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from './feed-rules.fixtures.ts';
import { sitemapFaults } from './sitemap-schema.fixtures.ts';

const NOW = Date.UTC(2024, 5, 1, 12);

beforeEach(() => {
  vi.stubEnv('SITE_URL', 'https://meridian.example');
  vi.stubEnv('BROADSHEET_CLOCK', new Date(NOW).toISOString());
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function read(db: EditionDatabase, path: string): Promise<string> {
  let text = '';
  for await (const piece of renderDocument(db, path)?.pieces ?? []) text += piece;
  return text;
}

/** The zone, the day of its readers, and the instants (UTC) of that day's first second and of its last. */
const PAPERS = [
  ['Asia/Kolkata', '1850-06-01', '1850-05-31T18:06:32Z', '1850-06-01T18:06:31Z'],
  ['Africa/Monrovia', '1960-06-01', '1960-06-01T00:44:30Z', '1960-06-02T00:44:29Z'],
  ['Europe/Amsterdam', '1805-06-01', '1805-05-31T23:42:30Z', '1805-06-01T23:42:29Z'],
  ['America/Juneau', '1860-06-01', '1860-05-31T08:57:41Z', '1860-06-01T08:57:40Z'],
  ['Asia/Manila', '1844-06-01', '1844-06-01T15:56:08Z', '1844-06-02T15:56:07Z'],
] as const;

it.each(PAPERS)(
  '%s has the same day of %s in addresses, archive, feeds and sitemaps',
  async (zone, day, first, last) => {
    const { db, close } = temporaryEdition();
    const stories = [first, last].map((instant, n) => {
      const slug = `s-${n}`;
      return articleRecord({ slug, path: articlePath('world', day, slug), published: Date.parse(instant) });
    });
    publish(db, batchOf([siteRecord({ tagline: 'News', timeZone: zone }), ...stories]), NOW);
    const month = day.slice(0, 7);
    const inMonth = listStoriesInMonth(db, { list: 'all', month, page: 1, size: 9, now: NOW });
    expect(inMonth.stories.map(({ path }) => path.slice(-3))).toEqual(['s-1', 's-0']);
    expect(listDaysOfMonth(db, { list: 'all', month, now: NOW })).toEqual([{ day, count: 2 }]);
    expect(listOnThisDay(db, { now: NOW }).map(({ path }) => path.slice(-3))).toEqual(['s-1', 's-0']);

    const [rss, atom, json] = await Promise.all(
      ['feed.xml', 'atom.xml', 'feed.json'].map((name) => read(db, `/${name}`)),
    );
    expect([...rssFaults(rss ?? ''), ...atomFaults(atom ?? ''), ...jsonFeedFaults(json ?? '')]).toEqual([]);
    const rfc822 = [...(rss ?? '').matchAll(/<pubDate>([^<]*)</g)].map(([, date]) => Date.parse(date ?? ''));
    expect(rfc822).toEqual([Date.parse(last), Date.parse(first)]);
    const written = [last, first].map((instant) => isoWithOffset(instant, zone));
    expect([...(atom ?? '').matchAll(/<published>([^<]*)</g)].map(([, date]) => date)).toEqual(written);
    const items: { date_published: string }[] = JSON.parse(json ?? '').items;
    expect(items.map((item) => item.date_published)).toEqual(written);

    for (const path of ['/sitemap.xml', '/sitemap-lists.xml', `/sitemap-${month}.xml`])
      expect(await sitemapFaults(await read(db, path)), path).toEqual([]);
    const lastmods = [...(await read(db, `/sitemap-${month}.xml`)).matchAll(/<lastmod>([^<]*)</g)];
    expect(lastmods.map(([, date]) => Date.parse(date ?? ''))).toEqual([Date.parse(last), Date.parse(first)]);
    close();
  },
);
