import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

it('hears of every save in folders that were made while it began anew', async () => {
  // An archive, so that beginning anew takes a while.
  for (let n = 0; n < 3_000; n += 1)
    mkdirSync(join(contentDir, `articles/world/${n}/01`), { recursive: true });
  await vi.waitFor(() => expect(named.has('articles')).toBe(true), { timeout: 5_000 });
  const days = Array.from({ length: 400 }, (_, n) => `articles/world/2005/${n}`);
  for (const day of days) {
    mkdirSync(join(contentDir, day), { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await vi.waitFor(
    () => {
      for (const day of days) write(`${day}/01-story.md`);
      expect(days.filter((day) => !named.has(`${day}/01-story.md`))).toEqual([]);
    },
    { timeout: 10_000, interval: 500 },
  );
});

/** The number of files that this process has open, and of its zombie children. */
function leftovers(): { files: number; zombies: number } {
  const files = readdirSync('/proc/self/fd').length;
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const zombies = processes.filter((id) => {
    try {
      // The name in brackets may contain anything; state and parent come after it.
      const [state, parent] = readFileSync(`/proc/${id}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return state === 'Z' && parent === String(process.pid);
    } catch {
      return false;
    }
  }).length;
  return { files, zombies };
}

it.runIf(process.platform === 'linux')(
  'leaves no process and no file behind, however many folders are made',
  async () => {
    const before = leftovers();
    for (let n = 0; n < 50; n += 1) {
      mkdirSync(join(contentDir, `folder-${n}`));
      // It is being watched by then, because a file that is saved in it is noticed.
      await vi.waitFor(
        () => {
          write(`folder-${n}/story.md`);
          expect(named).toContain(`folder-${n}/story.md`);
        },
        { timeout: 5_000, interval: 60 },
      );
    }
    const after = leftovers();
    expect(after.zombies).toBe(before.zombies);
    // Other activity of this process may open or close a file.
    expect(after.files - before.files).toBeLessThan(5);
  },
);
