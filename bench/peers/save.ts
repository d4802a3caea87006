/** From a saved change of one article until a peer's page of it and its section's list show it. */
import { globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../measure.ts';
import { buildWith, listOf, type Peer, pageOf, start } from './peer.ts';

/** The newest story of `world`: it stands in its section's list. Its file below the folder of articles. */
export function newestStory(articles: string): string {
  const last = globSync('world/*/*/*.md', { cwd: articles })
    .map((file) => ({ file, at: publishedOf(join(articles, file)) }))
    .sort((a, b) => b.at - a.at)[0];
  if (last === undefined) throw new Error(`${articles} has no story of the world.`);
  return last.file;
}

const publishedOf = (file: string): number =>
  Date.parse(/^published: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '');

/** Saves the article with another headline, as editors do: whole, by a rename. */
export function saveWith(file: string, headline: string): void {
  const text = readFileSync(file, 'utf8').replace(/^headline: .*$/m, `headline: ${headline}`);
  // No generator takes a name like this one for an article.
  const draft = `${file}.part`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Seconds for each of `runs` changes, in the project that was built in `folder`. */
export async function measureSaves(
  peer: Peer,
  folder: string,
  { articles, runs }: { articles: number; runs: number },
): Promise<number[]> {
  const story = newestStory(join(folder, peer.articles));
  const file = join(folder, peer.articles, story);
  const { pages } = peer;
  const shows = (headline: string): boolean =>
    pages === undefined ||
    [pageOf(story), listOf(story)].every((page) => read(join(folder, pages, page)).includes(headline));
  const watching = peer.watch && start(folder, peer.watch());
  const save = async (headline: string, limit: number): Promise<number> => {
    const begun = performance.now();
    saveWith(file, headline);
    if (!watching) await buildWith(peer, folder, articles);
    await until(async () => shows(headline), limit, 5);
    return (performance.now() - begun) / 1000;
  };
  try {
    // It builds all of them first, and does not say when it has begun to watch: saved until a change after that is seen.
    if (watching)
      for (const headline of ['Measured at first', 'Measured once more'])
        await attempt(() => save(headline, 5_000), 100);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await save(`Measured in run ${run}`, 120_000));
    return times;
  } finally {
    watching?.kill('SIGKILL');
  }
}

/** Tries up to `times` times. @throws what the last one throws */
async function attempt(work: () => Promise<unknown>, times: number): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (times <= 1) throw error;
    await attempt(work, times - 1);
  }
}
