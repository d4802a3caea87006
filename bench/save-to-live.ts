/**
 * Save-to-live: from `rename(2)` of a saved file until the new headline stands in the article, its section index, the
 * front page and the feed, and until search finds the story by a word that only this headline has.
 *
 *     node bench/save-to-live.ts [--runs 100] [--articles 100000] [--keep | --again]
 *
 * On a copy of the sample content, or on a corpus. Each run saves the story with a new headline, then asks the five over
 * one kept connection, one after the other, until all show it. `--keep` leaves the edition there, `--again` starts with it.
 */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { searchHref, searchPath } from '#lib/search-routes.ts';
import { ensureCorpus } from './corpus.ts';
import { untilIndexed } from './indexed.ts';
import { median, percentile } from './measure.ts';
import { root, runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    articles: { type: 'string' },
    port: { type: 'string', default: '4390' },
    keep: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const folder = join(work, 'save-to-live');
const data = join(folder, 'data');
if (!values.again) rmSync(folder, { recursive: true, force: true });
const copy = (): string => {
  cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
  return join(folder, 'content');
};
const content = values.articles === undefined ? copy() : ensureCorpus(work, Number(values.articles));
const author = values.articles === undefined ? 'nandita-barve' : 'author-1';
const site = await runSite({ content, data, port: Number(values.port) });
await untilIndexed(data);

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const read = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(site.url + path, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });

const published = new Date(Date.now() - 600_000 + 5.5 * 3_600_000).toISOString().slice(0, 19);
const [year = '', month = '', day = ''] = published.slice(0, 10).split('-');
const file = join(content, `articles/world/${year}/${month}/${day}-measured.md`);
const path = `/world/${year}/${month}/${day}/measured`;
mkdirSync(dirname(file), { recursive: true });

const times: number[] = [];
const parts = new Map<string, number[]>();
for (let run = 0; run < runs + 5; run += 1) {
  const mark = `measured${Date.now().toString(36)}`;
  const headline = `Saved once more, ${mark}`;
  const draft = join(dirname(file), '.measured.tmp');
  writeFileSync(
    draft,
    `---\nheadline: ${headline}\nstandfirst: Saved again.\nauthors: [${author}]\npublished: ${published}+05:30\n---\n\nParagraph ${run}.\n`,
  );
  const begun = performance.now();
  renameSync(draft, file);
  for (const page of [path, '/world', '/', '/feed.xml', searchHref({ query: mark, sort: 'relevance' })]) {
    // The search page repeats what was asked: what counts is the story's address in it.
    const sign = page.startsWith(searchPath()) ? path : mark;
    const asked = performance.now();
    while (!(await read(page)).includes(sign)) {
      if (performance.now() - begun > 30_000) throw new Error(`${page} did not show it within 30 s.`);
    }
    const name = page === path ? 'article' : page.replace(/\?.*/, '');
    parts.set(name, [...(parts.get(name) ?? []), performance.now() - asked]);
  }
  // The first five warm the pages up.
  if (run >= 5) times.push(performance.now() - begun);
}
await site.stop();
agent.destroy();
rmSync(file);
if (!values.keep && !values.again) rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `save-to-live, ${values.articles ?? 'sample'} articles, ${runs} runs: median ${median(times).toFixed(0)} ms, p95 ${percentile(times, 95).toFixed(0)} ms, ` +
    `longest ${Math.max(...times).toFixed(0)} ms (article, section, front page, feed and search)\n` +
    `median of each, asked one after the other: ${[...parts].map(([name, each]) => `${name} ${median(each).toFixed(0)} ms`).join(', ')}\n`,
);
