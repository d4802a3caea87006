import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEdition } from './database.ts';
import { listFiles } from './ledger.ts';
import { publish } from './publish.ts';
import { editionStatus } from './queries/status.ts';
import { articleRecord, batchOf } from './test-records.ts';

const NOW = Date.UTC(2024, 5, 1);
const moduleUrl = (name: string): string => pathToFileURL(join(import.meta.dirname, name)).href;

let folder: string;
let file: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edition-'));
  file = join(folder, 'edition.db');
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a desk in a process of its own and kills it outright at the first line for which `enough` says so. */
async function killDesk(script: string, enough: (lines: number) => boolean): Promise<number> {
  const path = join(folder, 'desk.mjs');
  writeFileSync(
    path,
    `import { writeSync } from 'node:fs';
     import { openEdition } from '${moduleUrl('database.ts')}';
     import { publish } from '${moduleUrl('publish.ts')}';
     import { articleRecord, batchOf } from '${moduleUrl('test-records.ts')}';
     const db = openEdition({ file: ${JSON.stringify(file)}, mode: 'write' });
     const batch = (n) => batchOf(Array.from({ length: 20 }, (_, i) => articleRecord({ slug: 's-' + n + '-' + i })));
     const say = () => writeSync(1, 'line\\n');
     ${script}`,
  );
  const desk = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = desk;
  let lines = 0;
  desk.stdout.on('data', (data: Buffer) => {
    lines += data.toString().split('\n').length - 1;
    if (enough(lines)) desk.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => desk.on('close', (_, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  return lines;
}

const count = (): { articles: number; files: number } => {
  const db = openEdition({ file, mode: 'write' });
  const { articles } = editionStatus(db, { now: NOW });
  const files = listFiles(db).length;
  db.close();
  return { articles, files };
};

it('a desk killed in the middle of a batch leaves the edition as it was before', async () => {
  await killDesk(
    `publish(db, batch(0), ${NOW});
     const second = batch(1);
     Object.defineProperty(second.files.at(-1), 'problems', {
       get() { say(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); },
     });
     publish(db, second, ${NOW});`,
    (lines) => lines === 1,
  );
  expect(count()).toEqual({ articles: 20, files: 20 });
  const db = openEdition({ file, mode: 'write' });
  expect(publish(db, batchOf([articleRecord({ slug: 'next' })]), NOW).change).toBeDefined();
  db.close();
});

it('nothing that was published is lost when the desk is killed, and no batch is there in part', async () => {
  const published = await killDesk(
    `for (let n = 0; ; n++) { publish(db, batch(n), ${NOW}); say(); }`,
    (lines) => lines >= 7,
  );
  const { articles, files } = count();
  expect(articles % 20).toBe(0);
  expect(articles).toBeGreaterThanOrEqual(published * 20);
  expect(files).toBe(articles);
});
