/** Whatever moment the desk is killed at, what comes of it is what would have come of it. Whole: `bench/kills.ts`. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom, writeCorpus } from '../../bench/corpus.ts';
import { changeMany, digestOf, killWhilePublishing, killWhileReading, readAllOf } from './kills.fixtures.ts';

let folder: string;
let contentDir: string;
let took: number;
const dataOf = (name: string) => ({ contentDir, dataDir: join(folder, name) });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-kills-'));
  contentDir = join(folder, 'content');
  writeCorpus({ out: contentDir, articles: 2_000, bytes: 2_000, seed: 5 });
  took = await readAllOf(dataOf('undisturbed'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('an edition whose desks were killed while they filled it is that of an undisturbed one', async () => {
  const random = seededRandom(11);
  const partly = await killWhileReading(dataOf('killed'), { kills: 5, longest: took, random });
  expect(partly).toBeGreaterThan(1);
  expect(digestOf(dataOf('killed'))).toBe(digestOf(dataOf('undisturbed')));
}, 90_000);

it('so it is where one is killed while hundreds of files change', async () => {
  const section = join(contentDir, 'articles/world');
  const files = readdirSync(section, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .slice(0, 200)
    .map((name) => join(section, name));
  const random = seededRandom(12);
  cpSync(join(folder, 'undisturbed'), join(folder, 'disturbed'), { recursive: true });
  for (const round of [0, 1]) {
    const change = (): void => changeMany(files, round);
    await killWhilePublishing(dataOf('disturbed'), { change, longest: 400, random });
    await readAllOf(dataOf('undisturbed'));
    expect(digestOf(dataOf('disturbed')), `round ${round}`).toBe(digestOf(dataOf('undisturbed')));
  }
}, 90_000);
