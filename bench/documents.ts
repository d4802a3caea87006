/**
 * What feeds and sitemaps cost: a sitemap of 50,000 stories from the edition to finished bytes, and the answer to who has
 * the feed already. `node bench/documents.ts [--stories 50000]`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { publish } from '#lib/edition/publish.ts';
import { articleRecord, batchOf, siteRecord, temporaryEdition } from '#lib/edition/test-records.ts';
import { renderDocument } from '#lib/feeds/documents.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import { Press } from '#lib/press/press.ts';
import { percentile } from './measure.ts';

const { values } = parseArgs({ options: { stories: { type: 'string', default: '50000' } } });
const stories = Number(values.stories);
const NOW = Date.UTC(2024, 6, 1);
const BODY =
  'A paragraph of a story, as long as most of them are in a newspaper of some standing.\n\n'.repeat(20);
process.env.SITE_URL = 'https://meridian.example';
process.env.BROADSHEET_CLOCK = new Date(NOW).toISOString();

const edition = temporaryEdition();
publish(edition.db, batchOf([siteRecord({ tagline: 'News' })]), NOW);
for (let from = 0; from < stories; from += 5_000) {
  const batch = Array.from({ length: Math.min(5_000, stories - from) }, (_, n) =>
    articleRecord({
      slug: `a-story-with-an-address-of-the-usual-length-${from + n}`,
      published: Date.UTC(2024, 4, 31) - (from + n) * 50_000,
      body: BODY,
      opening: BODY,
    }),
  );
  publish(edition.db, batchOf(batch), NOW);
}

const press = new Press({
  limit: 128 * 1024 * 1024,
  keepFrameworkScripts: false,
  render: async (href) => renderDocument(edition.db, href),
});
const show = (name: string, value: string): void => console.log(`${name.padEnd(52)} ${value}`);
const ms = (value: number): string => `${value.toFixed(value < 1 ? 2 : 1)} ms`;

const delays = monitorEventLoopDelay({ resolution: 1 });
const before = process.memoryUsage.rss();
delays.enable();
const began = performance.now();
const sitemap = await press.obtain('/sitemap-2024-05.xml');
show(`a sitemap of ${stories} stories, to finished bytes`, ms(performance.now() - began));
delays.disable();
show('  the longest that anybody else waited meanwhile', ms(delays.max / 1e6));
show('  memory that it took', `${((process.memoryUsage.rss() - before) / 2 ** 20).toFixed(0)} MiB`);
show('  sent with brotli', `${((sitemap?.brotli.byteLength ?? 0) / 1024).toFixed(0)} KB`);

const cold = performance.now();
await press.obtain('/feed.xml');
show('a feed of 50 stories, made for the first time', ms(performance.now() - cold));
press.clear();
const warm = performance.now();
const feed = await press.obtain('/feed.xml');
show('  made again, its stories as they were', ms(performance.now() - warm));

/** Topics of two stories each, in a paper of their own. */
const TOPICS = 10_000;
const topical = temporaryEdition();
for (let from = 0; from < TOPICS; from += 1_000) {
  const batch = Array.from({ length: 1_000 }, (_, n) =>
    articleRecord({
      slug: `story-${from + n}`,
      published: Date.UTC(2024, 4, 31) - (from + n) * 60_000,
      topics: [`topic-${from + n}`, `topic-${((from + n) * 7) % TOPICS}`],
    }),
  );
  publish(topical.db, batchOf([siteRecord({ tagline: 'News' }), ...batch]), NOW);
}
for (const path of ['/sitemap-lists.xml', '/sitemap.xml']) {
  const start = process.cpuUsage();
  for await (const _ of renderDocument(topical.db, path)?.pieces ?? []);
  const { user, system } = process.cpuUsage(start);
  show(`${path} of ${TOPICS} topics: processor time`, ms((user + system) / 1000));
}
topical.close();

const costs: number[] = [];
const server = createServer((request, response) => {
  const start = performance.now();
  response.once('finish', () => costs.push(performance.now() - start));
  const page = press.find(request.url ?? '');
  if (page) answerWithPage(request, response, page);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo; // listening on TCP
for (let n = 0; n < 2_000; n += 1) {
  const headers = { 'if-none-match': feed?.etag ?? '' };
  await fetch(`http://127.0.0.1:${port}/feed.xml`, { headers });
}
show('304 to who has it: server time, median', ms(percentile(costs, 50)));
show('  95th percentile', ms(percentile(costs, 95)));
server.closeAllConnections();
server.close();
edition.close();
