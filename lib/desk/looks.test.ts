/** Which looks are repeated, and what the desk says of folders that it cannot read. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskCondition } from '#lib/condition/desk-condition.ts';
import { Looks } from './looks.ts';

const named: ReadonlySet<string> = new Set(['articles/world/a.md']);
let unread: Record<string, string>;
let logged: string[];
let retried: string[];
let looks: Looks;
/** What the next passes throw. */
let failure: Error | undefined;

beforeEach(() => {
  [unread, logged, retried, failure] = [{}, [], [], undefined];
  const condition: DeskCondition = { state: 'ready', failing: [], faults: 0, renditions: 0, change: 0 };
  looks = new Looks({
    desk: {
      pass: async () => {
        if (failure) throw failure;
        return {
          read: 1,
          removed: 0,
          emptied: false,
          unread: Object.entries(unread).map(([folder, message]) => ({
            folder,
            fault: { message, remedy: 'Let it be read.' },
            code: 'EACCES',
          })),
        };
      },
    },
    condition,
    retries: {
      failed: (what) => void retried.push(`${what} failed`),
      done: (what) => void retried.push(`${what} done`),
    },
    log: { error: (_, text) => void logged.push(text) },
    onLooked() {},
  });
});
const WORLD = 'articles/world/ may not be read. Let it be read.';

describe('a folder that cannot be read', () => {
  it('is named once, however often files are saved meanwhile', async () => {
    unread = { 'articles/world/': 'may not be read.' };
    for (let saves = 0; saves < 3; saves += 1) await looks.look(named);
    await looks.look();
    await looks.look(named);
    expect(logged).toEqual([WORLD]);
  });

  it('is named again when the reason is another, and when it could be read meanwhile', async () => {
    unread = { 'articles/world/': 'may not be read.' };
    await looks.look();
    unread = { 'articles/world/': 'is no folder.', 'media/': 'may not be read.' };
    await looks.look(named);
    expect(logged.slice(1)).toEqual([
      'articles/world/ is no folder. Let it be read.',
      'media/ may not be read. Let it be read.',
    ]);
    unread = {};
    await looks.look();
    unread = { 'media/': 'may not be read.' };
    await looks.look(named);
    expect(logged.slice(3)).toEqual(['media/ may not be read. Let it be read.']);
  });

  it('is not looked at later because files are saved: the next look at it keeps its time', async () => {
    unread = { 'articles/world/': 'may not be read.' };
    await looks.look();
    retried.length = 0;
    await looks.look(named);
    expect(retried).toEqual([]);
    await looks.look();
    expect(retried).toContain('folders failed');
  });
});

describe('a look that failed', () => {
  it('is repeated, although other files are published meanwhile', async () => {
    failure = new Error('the disk is full');
    await looks.look(named);
    failure = undefined;
    await looks.look(new Set(['articles/world/b.md']));
    expect(retried).toEqual(['content failed']);
    await looks.look();
    expect(retried).toContain('content done');
  });
});
