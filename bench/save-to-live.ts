/**
 * Save-to-live: from `rename(2)` of a saved file until the new headline stands in the article, its section index and
 * the front page.
 *
 *     node bench/save-to-live.ts [--runs 100]
 *
 * On the sample content, a copy of it. Each run saves the story with a new headline, then asks the three pages over one
 * kept connection, one after the other, until all three show it.
 */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { median, percentile } from './measure.ts';
import { root, runSite, work } from './run-site.ts';

const at = argv.indexOf('--runs');
const runs = at === -1 ? 100 : Number(argv[at + 1]);
const folder = join(work, 'save-to-live');
rmSync(folder, { recursive: true, force: true });
const content = join(folder, 'content');
cpSync(join(root, 'content'), content, { recursive: true });
const site = await runSite({ content, data: join(folder, 'data'), port: 4390 });

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
    `---\nheadline: ${headline}\nstandfirst: Saved again.\nauthors: [nandita-barve]\npublished: ${published}+05:30\n---\n\nParagraph ${run}.\n`,
  );
  const begun = performance.now();
  renameSync(draft, file);
  for (const page of [path, '/world', '/']) {
    while (!(await read(page)).includes(headline)) {
      if (performance.now() - begun > 30_000) throw new Error(`${page} did not show it within 30 s.`);
    }
  }
  // The first five warm the pages up.
  if (run >= 5) times.push(performance.now() - begun);
}
await site.stop();
agent.destroy();
process.stdout.write(
  `save-to-live, ${runs} runs: median ${median(times).toFixed(0)} ms, p95 ${percentile(times, 95).toFixed(0)} ms, ` +
    `longest ${Math.max(...times).toFixed(0)} ms (article, section and front page)\n`,
);
