import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ContentChange, type Watch, watchContent } from './watch.ts';

let contentDir: string;
let watch: Watch;
const named = new Set<string>();

beforeEach(async () => {
  contentDir = mkdtempSync(join(tmpdir(), 'broadsheet-watch-'));
  named.clear();
  const onChange = ({ names }: ContentChange): void => {
    for (const name of names) named.add(name);
  };
  watch = await watchContent({ contentDir, log: pino({ level: 'silent' }), onChange });
});
afterEach(async () => {
  await watch.stop();
  rmSync(contentDir, { recursive: true, force: true });
});

const write = (file: string): void => {
  mkdirSync(join(contentDir, dirname(file)), { recursive: true });
  writeFileSync(join(contentDir, file), file);
};

it('hears of every save, also in the folders that the first story of a year brings', async () => {
  const years = Array.from({ length: 8 }, (_, n) => 2020 + n);
  for (const year of years) write(`articles/world/${year}/01/01-first.md`);
  // Folders that are watched anew tell of nothing: the desk looks at all files then.
  await vi.waitFor(() => expect(named.has('articles')).toBe(true));
  await vi.waitFor(
    () => {
      for (const year of years) write(`articles/world/${year}/01/01-second.md`);
      for (const year of years) expect(named).toContain(`articles/world/${year}/01/01-second.md`);
    },
    { timeout: 3_000, interval: 250 },
  );
});
