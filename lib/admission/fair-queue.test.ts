import { describe, expect, it } from 'vitest';
import { FairQueue, type Turn } from './fair-queue.ts';
import { ClientGone, TooBusy } from './refusal.ts';

const of = (asker: string, kind = 'page', more: Partial<Turn> = {}): Turn => ({ kind, asker, ...more });

/** A queue whose jobs end when the test says so, with the names of the jobs in the order in which they began. */
function opened(options: { atOnce?: number; waiting?: number; each?: number } = {}) {
  const { atOnce = 1, waiting = 100, each = 100 } = options;
  const begun: string[] = [];
  const endings: (() => void)[] = [];
  let most = atOnce;
  const queue = new FairQueue({ atOnce: () => most, waiting, each });
  const run = (name: string, turn: Turn): Promise<string> =>
    queue.run(turn, () => {
      begun.push(name);
      return new Promise((resolve) => endings.push(() => resolve(name)));
    });
  /** Ends every job that has begun, until none is left. */
  const finish = async (): Promise<void> => {
    while (endings.length > 0) {
      endings.shift()?.();
      for (let n = 0; n < 10; n += 1) await Promise.resolve();
    }
  };
  const allow = (number: number): void => {
    most = number;
    queue.advance();
  };
  return { queue, run, begun, finish, allow };
}

describe('turns', () => {
  it('go round the askers, however many jobs each of them has', async () => {
    const { run, begun, finish } = opened();
    const all = [
      ...['a1', 'a2', 'a3', 'a4'].map((name) => run(name, of('a'))),
      ...['b1', 'b2'].map((name) => run(name, of('b'))),
      run('c1', of('c')),
    ];
    await finish();
    await Promise.all(all);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('go round the kinds of work first, so that a flood of one kind delays no other', async () => {
    const { run, begun, finish } = opened();
    const all = [
      run('first', of('x')),
      ...Array.from({ length: 6 }, (_, n) => run(`s${n}`, of(`searcher ${n}`, 'search'))),
      run('page', of('y')),
      run('reader', of('y', 'reader')),
    ];
    await finish();
    await Promise.all(all);
    expect(begun.slice(0, 5)).toEqual(['first', 's0', 'page', 'reader', 's1']);
  });

  it('come as soon as more jobs may run at once', async () => {
    const { run, begun, finish, allow } = opened({ atOnce: 0 });
    const all = ['a', 'b', 'c'].map((name) => run(name, of(name)));
    expect(begun).toEqual([]);
    allow(2);
    await Promise.resolve();
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b']);
    await finish();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  it('are passed on when a job fails', async () => {
    const { queue } = opened();
    const failing = queue.run(of('a'), () => Promise.reject(new Error('broken')));
    const next = queue.run(of('b'), async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect([queue.waiting, queue.underWay]).toEqual([0, 0]);
  });
});

describe('too many jobs', () => {
  it('of one asker are refused, unless it stands for many unknown clients', async () => {
    const { run, finish } = opened({ each: 2 });
    const good = ['1', '2', '3'].map((name) => run(name, of('a')));
    await expect(run('4', of('a'))).rejects.toEqual(new TooBusy('asker'));
    const other = run('other kind', of('a', 'search'));
    const near = ['5', '6', '7', '8'].map((name) => run(name, of('near', 'page', { isUnbounded: true })));
    await finish();
    expect(await Promise.all([...good, other, ...near])).toHaveLength(8);
  });

  it('in total push out those of the greediest asker, never those of a modest one', async () => {
    const { run, begun, finish } = opened({ waiting: 4 });
    const first = run('first', of('x'));
    const greedy = ['g1', 'g2', 'g3', 'g4'].map((name) => run(name, of('g')));
    const outcomes = Promise.allSettled(greedy);
    const [one, two] = [run('one', of('1')), run('two', of('2'))];
    // Now nobody has more jobs waiting than the newcomer would have.
    await expect(run('g5', of('g'))).rejects.toEqual(new TooBusy('all'));
    const three = run('three', of('3'));
    await expect(run('four', of('4'))).rejects.toEqual(new TooBusy('all'));
    await finish();
    await Promise.all([first, one, two, three]);
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(begun).toEqual(['first', 'g1', 'one', 'two', 'three']);
  });
});

describe('a client that has left', () => {
  it('before its job began frees its place, and the job is not done', async () => {
    const { queue, run, begun, finish } = opened({ waiting: 1 });
    const first = run('first', of('x'));
    const leaving = new AbortController();
    const left = run('left', of('a', 'page', { signal: leaving.signal }));
    leaving.abort();
    await expect(left).rejects.toBeInstanceOf(ClientGone);
    expect(queue.waiting).toBe(0);
    const next = run('next', of('b'));
    await finish();
    await Promise.all([first, next]);
    expect(begun).toEqual(['first', 'next']);
    await expect(run('late', of('c', 'page', { signal: leaving.signal }))).rejects.toBeInstanceOf(ClientGone);
  });

  it('after its job began does not stop the job', async () => {
    const { run, finish } = opened();
    const leaving = new AbortController();
    const work = run('begun', of('a', 'page', { signal: leaving.signal }));
    leaving.abort();
    await finish();
    expect(await work).toBe('begun');
  });
});
