/** The site that is attacked: a corpus with a film, and for each attack a new server, whose main threads are measured. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ensureCorpus } from '../corpus.ts';
import { articlePaths } from '../corpus-paths.ts';
import { untilIndexed } from '../indexed.ts';
import { familyOf, processorTime, until } from '../measure.ts';
import { type RunningSite, root, runSite, work } from '../run-site.ts';
import { listenersAt } from './listening.ts';
import type { PaperLists } from './sender.ts';

const folder = join(work, 'hostile');
const data = join(folder, 'data');
const watched = join(folder, 'stretch');
const FILM = 'films/chandrayaan-3-descent.mp4';
const SECTIONS = ['/world', '/politics', '/business', '/science', '/sport', '/culture', '/health', '/law'];
/** The page that is requested meanwhile. */
export const HELD = '/world';

/** A separate corpus, in which one story shows a film. */
export function prepare(articles: number): string {
  const content = ensureCorpus(folder, articles);
  for (const path of ['films', 'graphics']) mkdirSync(join(content, 'media', path), { recursive: true });
  const media = join(root, 'content', 'media');
  for (const file of [FILM, FILM.replace('.mp4', '.jpg')])
    cpSync(join(media, file), join(content, 'media', file));
  const story = join(content, 'articles', 'world', '2025', '12');
  mkdirSync(story, { recursive: true });
  writeFileSync(
    join(story, '31-a-film.md'),
    `---\nheadline: A film\nstandfirst: It is asked for in parts.\nauthors: [author-1]\npublished: 2025-12-31T10:00:00+05:30\ntopics: [topic-1]\n---\n\n::video{src="/media/${FILM}" poster="/media/${FILM.replace('.mp4', '.jpg')}" title="A film"}\n\nText.\n`,
  );
  rmSync(data, { recursive: true, force: true });
  rmSync(watched, { recursive: true, force: true });
  mkdirSync(watched, { recursive: true });
  return content;
}

/** What strangers may request. The order of stories and documents is unrelated to their dates. */
export function listsOf(content: string): PaperLists {
  const scattered = (list: string[]): string[] =>
    list
      .map((item, n) => ({ item, at: (n * 7919) % list.length }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  const months = readdirSync(join(content, 'articles', 'world')).flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => `/sitemap-${year}-${String(month + 1).padStart(2, '0')}.xml`),
  );
  const feeds = ['feed.xml', 'atom.xml', 'feed.json'].flatMap((file) => [
    ...Array.from({ length: 200 }, (_, n) => `/topics/topic-${n}/${file}`),
    ...Array.from({ length: 40 }, (_, n) => `/authors/author-${n}/${file}`),
  ]);
  const syllables = [
    'ba',
    'ri',
    'to',
    'me',
    'su',
    'ka',
    'ne',
    'vo',
    'li',
    'da',
    'sh',
    'pe',
    'gr',
    'no',
    'ti',
    'we',
  ];
  return {
    held: SECTIONS,
    cold: scattered(articlePaths(content)),
    documents: scattered([...months, ...feeds]),
    film: `/media/${FILM}`,
    beginnings: syllables,
  };
}

export interface Attacked {
  site: RunningSite;
  /** Ids of the processes that listen at the port. */
  answering: number[];
}

/** Starts a server and waits until it has read and indexed everything, and rendered its main pages and a few others. */
export async function startSite(content: string, port: number, warm: readonly string[]): Promise<Attacked> {
  const sampler = pathToFileURL(join(import.meta.dirname, 'stretch.ts'));
  sampler.searchParams.set('dir', watched);
  const env = { KEEP_PAGES: 'off', NODE_OPTIONS: `--import ${sampler}` };
  const site = await runSite({ content, data, port, env });
  await untilIndexed(data);
  for (const path of [...warm, ...SECTIONS, '/search?q=ba*', '/search/suggest?q=ba', '/sign-in', HELD])
    await (await fetch(site.url + path)).arrayBuffer();
  await pause(3_000);
  return { site, answering: listenersAt(port) };
}

/** Tells the web processes to start or stop recording their stretches. */
export function signal({ answering }: Attacked): void {
  for (const pid of answering) process.kill(pid, 'SIGUSR2');
}

/** A thread that has not reacted to a signal after this time (ms) has hung. */
const SILENCE = 120_000;

/** Stretches of processor time of the main threads, in milliseconds; infinite if one of them has hung. */
export async function readStretches({ answering }: Attacked): Promise<number[]> {
  const files = answering.map((pid) => join(watched, `${pid}.json`));
  const read = (): number[][] =>
    files.flatMap((file) => {
      try {
        return [JSON.parse(readFileSync(file, 'utf8')) as number[]]; // written whole by stretch.ts
      } catch {
        return [];
      }
    });
  // A busy thread reacts to a signal only when it has finished, if ever.
  const isHeard = await until(async () => read().length === files.length, SILENCE).then(
    () => true,
    () => false,
  );
  return isHeard
    ? read()
        .flat()
        .map((microseconds) => microseconds / 1000)
    : [Number.POSITIVE_INFINITY];
}

/** Processor time in seconds of the web processes, and of all processes of the site. */
export function processorOf({ site, answering }: Attacked): { answering: number; all: number } {
  const sum = (pids: readonly number[]): number =>
    pids.reduce((seconds, pid) => {
      try {
        return seconds + processorTime(pid);
      } catch {
        return seconds; // It ended.
      }
    }, 0);
  return { answering: sum(answering), all: sum(familyOf(site.process.pid ?? 0)) };
}

/** Kills all its processes: one that has hung would not react to a request to stop. */
export async function killSite({ site }: Attacked): Promise<void> {
  const family = familyOf(site.process.pid ?? 0);
  const kill = (signalName: NodeJS.Signals | 0): boolean =>
    family.filter((pid) => {
      try {
        return process.kill(pid, signalName);
      } catch {
        return false; // Gone.
      }
    }).length > 0;
  site.process.kill('SIGKILL');
  // The others end by themselves when they notice.
  await until(async () => !kill(0), 3_000, 50).catch(() => kill('SIGKILL'));
  for (const pid of [site.process.pid]) rmSync(join(watched, `${pid}.json`), { force: true });
}
