import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Readership } from './readership.ts';
import { shownRanking, showRanking } from './shown.ts';
import { hourOf } from './tally.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';
let dir: string;
let told: string[][];
let warnings: string[];
let faults: string[];
let open: Readership[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reads-'));
  told = [];
  warnings = [];
  faults = [];
  open = [];
  showRanking([]);
});
afterEach(() => {
  for (const readership of open) readership.stop();
  rmSync(dir, { recursive: true, force: true });
});

function start(name = '4000'): Readership {
  const readership = new Readership({
    dir,
    name,
    now: () => NOW,
    onOrder: (lists) => told.push(lists),
    warn: (message) => warnings.push(message),
    tell: (sentence) => faults.push(sentence),
  });
  open.push(readership);
  return readership;
}

const story = (name: string, section = 'world'): string => `/${section}/2026/11/22/${name}`;
const read = (readership: Readership, path: string, readers: number, from = 0): void => {
  for (let n = from; n < from + readers; n += 1)
    readership.note(
      path,
      (name) => (name === 'user-agent' ? AGENT : undefined),
      `203.0.113.${n}`,
      () => undefined,
    );
};
const fileOf = (name: string): string => join(dir, `${name}.json`);
const counted = (name = '4000'): Record<string, number> =>
  Object.fromEntries(JSON.parse(readFileSync(fileOf(name), 'utf8')).hours[0][1]);

describe('what is read', () => {
  it('is in the order that pages show when it was looked at, and those who show it are told once', () => {
    const readership = start();
    read(readership, story('a'), 12);
    read(readership, story('b', 'sport'), 14);
    expect(shownRanking()).toEqual([]);
    readership.look(performance.now() + MINUTE);
    expect(shownRanking()).toEqual([story('b', 'sport'), story('a')]);
    expect(told).toEqual([['all', 'section:sport', 'section:world']]);
  });

  it('changes what pages show every five minutes at the most, and only where the order is another', () => {
    const readership = start();
    const begin = performance.now();
    read(readership, story('a'), 12);
    read(readership, story('b', 'sport'), 14);
    readership.look(begin + MINUTE);
    read(readership, story('a'), 8, 12);
    readership.look(begin + 3 * MINUTE);
    expect(told).toHaveLength(1);
    readership.look(begin + 7 * MINUTE);
    expect(told[1]).toEqual(['all']);
    expect(shownRanking()[0]).toBe(story('a'));
    read(readership, story('a'), 5, 20);
    readership.look(begin + 20 * MINUTE);
    expect(told).toHaveLength(2);
  });

  it('counts a reader once, and nobody who is none', () => {
    const readership = start();
    read(readership, story('a'), 3);
    read(readership, story('a'), 3);
    read(readership, '/world', 3);
    readership.note(
      story('a'),
      () => 'curl/8',
      '203.0.113.9',
      () => undefined,
    );
    readership.stop();
    expect(counted()).toEqual({ [story('a')]: 3 });
  });
});

describe('what is kept', () => {
  it('is there after a stop, and after a kill but for the last minute', () => {
    const killed = start();
    read(killed, story('a'), 11);
    killed.look(0);
    read(killed, story('a'), 1, 11);
    const next = start();
    read(next, story('a'), 4, 20);
    next.stop();
    expect(counted()).toEqual({ [story('a')]: 15 });
    expect(shownRanking()).toEqual([story('a')]);
  });

  it('holds stories and numbers, and nothing of who read them', () => {
    const readership = start();
    read(readership, story('a'), 3);
    readership.stop();
    expect(readdirSync(dir)).toEqual(['4000.json']);
    expect(JSON.parse(readFileSync(fileOf('4000'), 'utf8'))).toEqual({
      version: 1,
      hours: [[hourOf(NOW), [[story('a'), 3]]]],
    });
  });

  it('is left out where it is damaged, with a sentence for the operator, and begun anew', () => {
    writeFileSync(fileOf('4000'), '{"version":1,"hou');
    const readership = start();
    expect(faults).toEqual([
      `${fileOf('4000')} cannot be used (it does not hold what was written to it). What it counted of the last day is left out.`,
    ]);
    read(readership, story('a'), 1);
    readership.stop();
    expect(counted()).toEqual({ [story('a')]: 1 });
  });

  it('is counted on where it cannot be written, and kept when it can', () => {
    const readership = start();
    read(readership, story('a'), 2);
    rmSync(dir, { recursive: true });
    writeFileSync(dir, 'no folder');
    readership.look(0);
    expect(warnings).toHaveLength(1);
    rmSync(dir);
    readership.look(0);
    expect(counted()).toEqual({ [story('a')]: 2 });
  });
});

describe('several processes of one machine', () => {
  it('each keep their own file, and all show the order of what all have counted', () => {
    const [one, other] = [start('4000'), start('4001')];
    read(one, story('a'), 6);
    read(other, story('a'), 6);
    read(other, story('b'), 11);
    one.look(performance.now() + MINUTE);
    other.look(performance.now() + MINUTE);
    one.look(performance.now() + 2 * MINUTE);
    expect(shownRanking()).toEqual([story('a'), story('b')]);
    expect(readdirSync(dir).sort()).toEqual(['4000.json', '4001.json']);
  });

  it('forget a process that has not been there for two days', () => {
    const gone = start('4009');
    read(gone, story('a'), 12);
    gone.stop();
    const past = new Date(Date.now() - 49 * 60 * 60 * 1000);
    utimesSync(fileOf('4009'), past, past);
    start('4000');
    expect(shownRanking()).toEqual([]);
    expect(readdirSync(dir)).toEqual([]);
  });
});
