/**
 * The whole start, web process and desk: from an empty data folder until a story is served, and again with nothing changed.
 *
 *     node bench/cold-start.ts [--articles 10000,100000] [--bytes 5000] [--runs 1] [--peer hugo]
 *
 * Memory is the most that all processes had together, sampled ten times a second. `--peer hugo` builds the same files with
 * Hugo, from the PATH or npm's `hugo-extended`, and says so where there is none.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCorpus } from './corpus.ts';
import { median, watchMemory } from './measure.ts';
import { root, runSite, work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    bytes: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '1' },
    peer: { type: 'string', default: '' },
    port: { type: 'string', default: '4391' },
  },
});

interface Start {
  seconds: number;
  peak: number;
}

async function start(content: string, data: string): Promise<Start> {
  const begun = performance.now();
  const site = await runSite({ content, data, port: Number(values.port) });
  const page = await fetch(`${site.url}/world`);
  if (!page.ok || !(await page.text()).includes('<article'))
    throw new Error(`/world answered ${page.status}.`);
  const seconds = (performance.now() - begun) / 1000;
  const peak = site.peak();
  await site.stop();
  return { seconds, peak };
}

const hugo = (): string | undefined =>
  ['hugo', join(root, 'node_modules/.bin/hugo')].find((name) => spawnSync(name, ['version']).status === 0);

/** Hugo's whole build of the articles: a page for each, a list a section, a home page. */
function buildWithHugo(program: string, corpus: string): Promise<Start> {
  const folder = join(work, 'hugo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
  mkdirSync(join(folder, 'content'));
  symlinkSync(join(corpus, 'articles'), join(folder, 'content/articles'));
  writeFileSync(
    join(folder, 'hugo.toml'),
    'baseURL = "http://localhost/"\ntitle = "Corpus"\ndisableKinds = ["RSS", "sitemap"]\n[module]\n[[module.mounts]]\nsource = "'.concat(
      join(corpus, 'articles'),
      '"\ntarget = "content"\n[frontmatter]\ndate = ["published"]\n',
    ),
  );
  const page =
    '<!doctype html><title>{{ .Title }}</title><h1>{{ .Params.headline }}</h1><p>{{ .Params.standfirst }}</p>{{ .Content }}';
  const list =
    '<!doctype html><title>{{ .Title }}</title>{{ range first 30 .RegularPagesRecursive }}<h2><a href="{{ .RelPermalink }}">{{ .Params.headline }}</a></h2>{{ end }}';
  writeFileSync(join(folder, 'layouts/_default/single.html'), page);
  writeFileSync(join(folder, 'layouts/_default/list.html'), list);
  writeFileSync(join(folder, 'layouts/index.html'), list);
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const build = spawn(program, ['--quiet'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const memory = watchMemory(build.pid ?? 0);
    build.on('error', reject);
    build.on('exit', (code) => {
      const peak = memory.stop();
      rmSync(join(folder, 'public'), { recursive: true, force: true });
      if (code === 0) resolve({ seconds: (performance.now() - begun) / 1000, peak });
      else reject(new Error(`hugo ended with ${code}.`));
    });
  });
}

const say = (what: string, starts: readonly Start[]): void => {
  const seconds = median(starts.map((one) => one.seconds)).toFixed(2);
  const peak = Math.max(...starts.map((one) => one.peak)).toFixed(0);
  process.stdout.write(`${what.padEnd(48)} ${seconds} s, peak ${peak} MiB\n`);
};

if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('Build first: npm run build.');
for (const count of values.articles.split(',').map(Number)) {
  const corpus = ensureCorpus(work, count, Number(values.bytes));
  const [cold, again]: [Start[], Start[]] = [[], []];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const data = join(work, 'cold-start-data');
    rmSync(data, { recursive: true, force: true });
    cold.push(await start(corpus, data));
    again.push(await start(corpus, data));
    rmSync(data, { recursive: true, force: true });
  }
  say(`${count} articles, cold`, cold);
  say(`${count} articles, nothing changed`, again);
  if (values.peer !== 'hugo') continue;
  const program = hugo();
  if (program === undefined)
    process.stdout.write('Hugo is not installed (PATH, npm hugo-extended): left out.\n');
  else say(`${count} articles, hugo's build of the same files`, [await buildWithHugo(program, corpus)]);
}
