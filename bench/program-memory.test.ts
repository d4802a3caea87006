import { describe, expect, it } from 'vitest';
import { programMemory } from './program-memory.ts';

interface Part {
  inode?: number;
  offset?: string;
  rss: number;
  anonymous?: number;
}

const smaps = (parts: Part[]): string =>
  parts
    .map(
      ({ inode = 0, offset = '00000000', rss, anonymous = inode === 0 ? rss : 0 }) =>
        `7f0000000000-7f0000100000 r-xp ${offset} fe:01 ${inode}          ${inode === 0 ? '[heap]' : '/usr/bin/node'}\n` +
        `Size:               1024 kB\nRss:                ${rss} kB\nPss:                1 kB\nPrivate_Dirty:         ${anonymous} kB\nAnonymous:          ${anonymous} kB\nVmFlags: rd ex\n`,
    )
    .join('');

describe('memory of a program', () => {
  const of = (texts: Record<number, string>) =>
    programMemory(Object.keys(texts).map(Number), (pid) => texts[pid] ?? '');

  it('counts file pages that several processes share once, and private memory for each process', () => {
    const { together, each } = of({
      1: smaps([{ rss: 1024 }, { inode: 7, rss: 4096 }]),
      2: smaps([{ rss: 2048 }, { inode: 7, rss: 4096 }]),
    });
    expect(together).toBe(1 + 2 + 4);
    expect([...each]).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('counts other parts of the same file, and pages that were written to, separately', () => {
    const { together } = of({
      1: smaps([
        { inode: 7, rss: 1024 },
        { inode: 7, offset: '00002000', rss: 1024, anonymous: 512 },
      ]),
      2: smaps([{ inode: 7, offset: '00002000', rss: 1024, anonymous: 512 }]),
    });
    expect(together).toBe(1 + 0.5 + 0.5 + 0.5);
  });

  it('leaves out a process that has ended', () => {
    expect([...of({ 1: smaps([{ rss: 1024 }]), 2: '' }).each.keys()]).toEqual([1]);
  });

  it('comes close to the figure of the system for this process', () => {
    const { together } = programMemory([process.pid]);
    const resident = process.memoryUsage().rss / 1024 / 1024;
    expect(together).toBeGreaterThan(resident * 0.8);
    expect(together).toBeLessThan(resident * 1.2);
  });
});
