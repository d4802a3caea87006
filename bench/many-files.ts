/**
 * Five hundred files at once, as a `git pull` brings them: from the first write until every one of them is live, while
 * readers go on reading.
 *
 *     node bench/many-files.ts [--articles 100000] [--files 500] [--runs 5] [--keep | --again]
 *
 * Half of the files are new and half are changed. The clock stops when one page in twenty shows the change; all others are
 * asked for then, each once, and must show it too. Eight readers ask for the front page, sections and stories all the while,
 * some four hundred times a second together: an answer that is no page is an error. `--keep` leaves
 * the edition there, `--again` starts with it.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureCorpus } from './corpus.ts';
import { untilIndexed } from './indexed.ts';
import { median } from './measure.ts';
import { runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    files: { type: 'string', default: '500' },
    runs: { type: 'string', default: '5' },
    port: { type: 'string', default: '4392' },
    keep: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
  },
});
const files = Number(values.files);
const content = ensureCorpus(work, Number(values.articles));
const data = join(work, 'many-files-data');
if (!values.again) rmSync(data, { recursive: true, force: true });
const site = await runSite({ content, data, port: Number(values.port) });
await untilIndexed(data);

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const read = (path: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    get(site.url + path, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });

const folder = join(content, 'articles/world/2010/01');
const standing = readdirSync(folder)
  .filter((name) => /^\d\d-.*\.md$/.test(name) && !name.includes('measured'))
  .concat(readdirSync(join(content, 'articles/world/2010/02')).map((name) => `../02/${name}`))
  .concat(readdirSync(join(content, 'articles/world/2010/03')).map((name) => `../03/${name}`))
  .slice(0, files / 2)
  .map((name) => join(folder, name));
const originals = new Map(standing.map((file) => [file, readFileSync(file, 'utf8')]));
const pathOf = (file: string): string =>
  file.slice(join(content, 'articles').length).replace(/\/(\d\d)-([^/]+)\.md$/, '/$1/$2');

let errors = 0;
let answers = 0;
let reading = true;
const paths = ['/', '/world', '/sport', '/politics', '/world/2010/01', ...standing.slice(0, 40).map(pathOf)];
const reader = async (offset: number): Promise<void> => {
  for (let n = offset; reading; n += 1) {
    const path = paths[n % paths.length] ?? '/';
    const { status, text } = await read(path).catch(() => ({ status: 0, text: '' }));
    answers += 1;
    if (status !== 200 || !text.includes('</html>')) errors += 1;
    await pause(20);
  }
};
const readers = Array.from({ length: 8 }, (_, n) => reader(n * 5));

const put = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
};
const news: string[] = [];
const times: number[] = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  const mark = `Measured in run ${run}`;
  const begun = performance.now();
  for (const [file, text] of originals) put(file, text.replace(/^headline: .*$/m, `headline: ${mark}`));
  const brought: string[] = [];
  for (let n = 0; n < files - originals.size; n += 1) {
    const day = String(1 + (n % 28)).padStart(2, '0');
    const file = join(content, `articles/sport/2011/07/${day}-measured-${run}-${n}.md`);
    put(
      file,
      `---\nheadline: ${mark}\nstandfirst: Brought.\nauthors: [author-1]\npublished: 2011-07-${day}T10:00:00+05:30\n---\n\n${'Text of it. '.repeat(400)}\n`,
    );
    brought.push(file);
  }
  news.push(...brought);
  const changed = [...brought, ...standing].map(pathOf);
  const shows = async (path: string): Promise<boolean> => (await read(path)).text.includes(mark);
  for (const path of changed.filter((_, n) => n % 20 === 0))
    while (!(await shows(path)))
      if (performance.now() - begun > 30_000) throw new Error(`${path} did not show it within 30 s.`);
  times.push(performance.now() - begun);
  for (const path of changed)
    if (!(await shows(path))) throw new Error(`${path} came later than the others.`);
}
reading = false;
await Promise.all(readers);
await site.stop();
agent.destroy();
// The corpus is as it was for the next measurement.
for (const [file, text] of originals) put(file, text);
for (const file of news) rmSync(file);
if (!values.keep && !values.again) rmSync(data, { recursive: true, force: true });
process.stdout.write(
  `${files} files at once, ${values.articles} articles, ${times.length} runs: all live after ${(median(times) / 1000).toFixed(2)} s, ` +
    `longest ${(Math.max(...times) / 1000).toFixed(2)} s; readers: ${answers} answers, ${errors} errors\n`,
);
