/**
 * Our article beside a floor: the same story's text and picture as plain HTML with one line of style and no script.
 *
 *     node bench/floor.ts [--runs 5]
 *
 * Both are audited in turn by Lighthouse's mobile preset with a cold cache, so that a noisy machine hits both; medians.
 * Bytes are those that came over the wire, headers included, as Chromium counts them.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { type Audit, audit } from './lighthouse.ts';
import { median } from './measure.ts';
import { plainStory, serveFloor } from './plain-floor.ts';
import { root, runSite, work } from './run-site.ts';

const at = argv.indexOf('--runs');
const runs = at === -1 ? 5 : Number(argv[at + 1]);
const ARTICLE = '/world/2007/05/29/us-urges-iran-to-stop-backing-militias-in-first-talks-in-decades';
const KINDS = ['Document', 'Stylesheet', 'Script', 'Font', 'Image', 'Other'] as const;

const folder = join(work, 'floor');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const site = await runSite({ content: join(root, 'content'), data: join(folder, 'data'), port: 4394 });

const page = await (await fetch(site.url + ARTICLE)).text();
const { html, picture } = plainStory(page);
const answer = await fetch(site.url + picture);
const floor = await serveFloor(
  html,
  { type: answer.headers.get('content-type') ?? '', bytes: Buffer.from(await answer.arrayBuffer()) },
  4395,
);

const audits = { article: [] as Audit[], floor: [] as Audit[] };
for (let run = 0; run < runs; run += 1) {
  audits.article.push(await audit(site.url + ARTICLE));
  audits.floor.push(await audit('http://127.0.0.1:4395/'));
}
floor.close();
await site.stop();

const of = (list: readonly Audit[], value: (audit: Audit) => number): number => median(list.map(value));
const row = (name: string, value: (audit: Audit) => number, digits = 0): string =>
  `${name.padEnd(30)}${[audits.article, audits.floor].map((list) => of(list, value).toFixed(digits).padStart(10)).join('')}\n`;
const bytes = (kind?: string) => (audit: Audit) =>
  audit.requests
    .filter((request) => kind === undefined || request.type === kind)
    .reduce((sum, request) => sum + request.bytes, 0);

process.stdout.write(
  `${''.padEnd(30)}${'article'.padStart(10)}${'floor'.padStart(10)}\n` +
    KINDS.map((kind) => row(`${kind}, bytes`, bytes(kind))).join('') +
    row('all, bytes', bytes()) +
    row('requests', ({ requests }) => requests.length) +
    row('performance', ({ scores }) => scores.performance) +
    row('accessibility', ({ scores }) => scores.accessibility) +
    row('best practices', ({ scores }) => scores['best-practices']) +
    row('SEO', ({ scores }) => scores.seo) +
    row('first contentful paint, ms', ({ fcp }) => fcp) +
    row('largest contentful paint, ms', ({ lcp }) => lcp) +
    row('total blocking time, ms', ({ tbt }) => tbt) +
    row('cumulative layout shift', ({ cls }) => cls, 3),
);
