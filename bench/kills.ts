/**
 * Kills the desk outright at random moments of a first reading and of the publishing of 500 files, and compares by digest
 * what comes of it with what an undisturbed desk made of the same files.
 *
 *     node bench/kills.ts [--articles 100000] [--kills 20] [--seed 1]
 *
 * Ends with 1 where the two differ.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  changeMany,
  digestOf,
  killWhilePublishing,
  killWhileReading,
  readAllOf,
} from '#lib/desk/kills.fixtures.ts';
import { seededRandom, writeCorpus } from './corpus.ts';
import { work } from './run-site.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const random = seededRandom(Number(values.seed));
const folder = join(work, 'kills');
rmSync(folder, { recursive: true, force: true });
const contentDir = join(folder, 'content');
// A corpus of its own: stories in it are renamed and removed.
writeCorpus({ out: contentDir, articles: Number(values.articles), bytes: 5000, seed: 1 });
const undisturbed = { contentDir, dataDir: join(folder, 'undisturbed') };
const disturbed = { contentDir, dataDir: join(folder, 'disturbed') };

const compare = (when: string): void => {
  const same = digestOf(undisturbed) === digestOf(disturbed);
  process.stdout.write(`${when}: ${same ? 'the same edition' : 'ANOTHER EDITION'}\n`);
  if (!same) process.exit(1);
};

const took = await readAllOf(undisturbed);
// So that twenty desks come to about the end of it together.
const longest = Math.max(2_000, (took * 2) / kills);
const partly = await killWhileReading(disturbed, { kills, longest, random });
compare(`first reading of ${values.articles} articles, killed ${partly} times of ${kills} before its end`);

const section = join(contentDir, 'articles/world');
const files = readdirSync(section, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .slice(0, 500)
  .map((name) => join(section, name));
for (let round = 0; round < kills; round += 1) {
  await killWhilePublishing(disturbed, { change: () => changeMany(files, round), longest: 1_000, random });
  await readAllOf(undisturbed);
  compare(`${files.length} files changed, kill ${round + 1} of ${kills}`);
}
rmSync(folder, { recursive: true, force: true });
