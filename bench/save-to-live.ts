/**
 * Save-to-live: from `rename(2)` of a saved file until the new headline stands in the article, its section index, the
 * front page and the feed.
 *
 *     node bench/save-to-live.ts [--runs 100] [--articles 100000]
 *
 * On a copy of the sample content, or on a corpus. Each run saves the story with a new headline, then asks the four over
 * one kept connection, one after the other, until all show it.
 */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCorpus } from './corpus.ts';
import { median, percentile } from './measure.ts';
import { root, runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    articles: { type: 'string' },
    port: { type: 'string', default: '4390' },
  },
});
const runs = Number(values.runs);
const folder = join(work, 'save-to-live');
rmSync(folder, { recursive: true, force: true });
const copy = (): string => {
  cpSync(join(root, 'content'), join(folder, 'content'), { recursive: true });
  return join(folder, 'content');
};
const content = values.articles === undefined ? copy() : ensureCorpus(work, Number(values.articles));
const author = values.articles === undefined ? 'nandita-barve' : 'author-1';
const site = await runSite({ content, data: join(folder, 'data'), port: Number(values.port) });

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
for (let run = 0; run < runs + 5; run += 1) {
  const headline = `Measured for the ${run}th time`;
  const draft = join(dirname(file), '.measured.tmp');
  writeFileSync(
    draft,
    `---\nheadline: ${headline}\nstandfirst: Saved again.\nauthors: [${author}]\npublished: ${published}+05:30\n---\n\nParagraph ${run}.\n`,
  );
  const begun = performance.now();
  renameSync(draft, file);
  for (const page of [path, '/world', '/', '/feed.xml']) {
    while (!(await read(page)).includes(headline)) {
      if (performance.now() - begun > 30_000) throw new Error(`${page} did not show it within 30 s.`);
    }
  }
  // The first five warm the pages up.
  if (run >= 5) times.push(performance.now() - begun);
}
await site.stop();
agent.destroy();
rmSync(file);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `save-to-live, ${values.articles ?? 'sample'} articles, ${runs} runs: median ${median(times).toFixed(0)} ms, p95 ${percentile(times, 95).toFixed(0)} ms, ` +
    `longest ${Math.max(...times).toFixed(0)} ms (article, section, front page and feed)\n`,
);
