/**
 * What the picture desk takes for a photograph of 24 megapixels, and what readers are sent of it.
 * `node bench/pictures.ts [--photographs 3]`; medians over the photographs.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanPicture } from '#lib/pictures/clean.ts';
import { expose, printFrame } from '#lib/pictures/develop.ts';
import { FRAMES_OF } from '#lib/pictures/frames.ts';
import { median } from './measure.ts';
import { photographLike } from './photograph.ts';

const { values } = parseArgs({ options: { photographs: { type: 'string', default: '3' } } });
const SIZE = { width: 6000, height: 4000 };

const folder = mkdtempSync(join(tmpdir(), 'bench-pictures-'));
const seconds: Record<string, number[]> = { clean: [], decode: [], renditions: [] };
const bytes: Record<string, number[]> = { original: [], clean: [] };
const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  const started = performance.now();
  const result = await work();
  seconds[name]?.push((performance.now() - started) / 1000);
  return result;
};

for (let n = 0; n < Number(values.photographs); n += 1) {
  const photo = await photographLike(SIZE);
  bytes.original?.push(photo.length);
  bytes.clean?.push((await timed('clean', () => cleanPicture(photo, 'image/jpeg'))).length);
  const negative = await timed('decode', () => expose(photo, { frames: FRAMES_OF.lead, credit: 'A' }));
  if (negative === undefined) throw new Error('No photograph.');
  await timed('renditions', async () => {
    for (const frame of FRAMES_OF.lead) await printFrame(negative, frame, join(folder, frame));
  });
  for (const frame of FRAMES_OF.lead)
    for (const file of readdirSync(join(folder, frame))) {
      const name = `${frame}/${file}`;
      bytes[name] = [...(bytes[name] ?? []), statSync(join(folder, name)).size];
    }
}
rmSync(folder, { recursive: true });

const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const [name, all] of Object.entries(seconds)) say(`${name.padEnd(24)} ${median(all).toFixed(2)} s`);
for (const [name, all] of Object.entries(bytes))
  say(`${name.padEnd(24)} ${(median(all) / 1000).toFixed(1)} KB`);
