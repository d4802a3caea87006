import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TooBusy } from '#lib/admission/refusal.ts';
import { articleRecord } from '#lib/edition/test-records.ts';
import type { SearchRequest } from './answer.ts';
import { NOW, searchableEdition } from './search.fixtures.ts';
import { Searcher, type SearcherOptions } from './searcher.ts';

const ask = (query: string): SearchRequest => ({ query, sort: 'relevance', now: NOW });

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A thread that answers as the text of its module says. */
function searcherWith(
  module: string,
  limit: number,
  more: Partial<SearcherOptions> = {},
): { searcher: Searcher; failures: unknown[] } {
  const folder = mkdtempSync(join(tmpdir(), 'searcher-'));
  const script = join(folder, 'thread.mjs');
  writeFileSync(script, `import { parentPort } from 'node:worker_threads';\n${module}`);
  const failures: unknown[] = [];
  const searcher = new Searcher({
    file: '',
    script: pathToFileURL(script),
    limit,
    onFailure: (error) => failures.push(error),
    ...more,
  });
  endings.push(
    () => searcher.close(),
    () => rmSync(folder, { recursive: true, force: true }),
  );
  return { searcher, failures };
}

/** Answers with the query, and is caught in a loop by `loop`, as SQLite might be in a question. */
const ECHO = `parentPort.on('message', (question) => {
  if (question.query === 'end') process.exit(1);
  if (question.query === 'steps') { for (let n = 0; n < 10; n += 1) { const until = Date.now() + 20; while (Date.now() < until); parentPort.postMessage('alive'); } }
  if (question.query === 'throw') parentPort.postMessage({ error: new Error('No.') });
  else { if (question.query === 'loop') parentPort.postMessage('alive');
    while (question.query === 'loop'); parentPort.postMessage({ answer: { status: 'blank', query: question.query } }); }
});`;

describe('a search', () => {
  it('starts its thread before anybody asks, or on a small machine at the first question', async () => {
    expect(searcherWith(ECHO, 60).searcher.isStarted).toBe(true);
    const { searcher } = searcherWith(ECHO, 60, { startsAtNeed: true });
    expect(searcher.isStarted).toBe(false);
    expect(await searcher.search(ask('first'))).toEqual({ status: 'blank', query: 'first' });
    expect(searcher.isStarted).toBe(true);
  });

  it('is stopped when its time is up, and the next one is answered', async () => {
    const { searcher } = searcherWith(ECHO, 60);
    expect(await searcher.search(ask('first'))).toEqual({ status: 'blank', query: 'first' });
    const begun = performance.now();
    const [stopped, next] = await Promise.all([searcher.search(ask('loop')), searcher.search(ask('next'))]);
    expect(stopped).toEqual({ status: 'slow', query: 'loop' });
    expect(next).toEqual({ status: 'blank', query: 'next' });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(55);
    // Not only when the patience with all of its steps is at an end.
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('that fails is noticed, and tried again without a reader until one is answered', async () => {
    const flag = join(mkdtempSync(join(tmpdir(), 'searcher-')), 'damaged');
    endings.push(() => rmSync(dirname(flag), { recursive: true, force: true }));
    const { searcher, failures } = searcherWith(
      `import { existsSync } from 'node:fs';
      parentPort.on('message', ({ query }) => parentPort.postMessage(
        existsSync(${JSON.stringify(flag)}) ? { error: new Error('No.') } : { answer: { status: 'blank', query } }));`,
      1000,
      { triedAgain: 10 },
    );
    writeFileSync(flag, '');
    await searcher.search(ask('first'));
    expect(searcher.isAnswering).toBe(false);
    await pause(100);
    expect(searcher.isAnswering).toBe(false);
    rmSync(flag);
    await vi.waitFor(() => expect(searcher.isAnswering).toBe(true));
    // Only what a reader asked is told.
    expect(failures).toHaveLength(1);
  });

  it('that is stopped keeps no processor busy', async () => {
    const beat = join(mkdtempSync(join(tmpdir(), 'searcher-')), 'beat');
    endings.push(() => rmSync(dirname(beat), { recursive: true, force: true }));
    const { searcher } = searcherWith(
      `import { writeFileSync } from 'node:fs';
      parentPort.on('message', () => { for (let n = 0; ; n += 1) writeFileSync(${JSON.stringify(beat)}, String(n)); });
      parentPort.postMessage('alive');`,
      60,
    );
    expect((await searcher.search(ask('loop'))).status).toBe('slow');
    await vi.waitFor(async () => {
      const before = readFileSync(beat, 'utf8');
      await pause(50);
      expect(readFileSync(beat, 'utf8')).toBe(before);
    });
  });

  it('is not stopped while it makes steps: a busy machine is no fault of the query', async () => {
    const { searcher } = searcherWith(ECHO, 150);
    await searcher.search(ask('first'));
    expect(await searcher.search(ask('steps'))).toEqual({ status: 'blank', query: 'steps' });
  });

  it('waits for its turn without keeping anybody else from theirs', async () => {
    const { searcher } = searcherWith(ECHO, 300);
    await searcher.search(ask('first'));
    const answer = searcher.search(ask('loop'));
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    await answer;
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });

  it('is refused where too many wait already', async () => {
    const { searcher } = searcherWith(ECHO, 1000);
    const answers = await Promise.allSettled(
      Array.from({ length: 80 }, (_, n) => searcher.search(ask(`q${n}`))),
    );
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toHaveLength(15);
    for (const error of refused) expect(error).toBeInstanceOf(TooBusy);
  });

  it.each(['throw', 'end'])(
    'that fails (%s) is said to have failed; the log knows why, and the next one is answered',
    async (how) => {
      const { searcher, failures } = searcherWith(ECHO, 1000);
      expect(await searcher.search(ask(how))).toEqual({ status: 'failed', query: how });
      expect(failures).not.toEqual([]);
      expect(await searcher.search(ask('next'))).toEqual({ status: 'blank', query: 'next' });
      expect(await searcher.suggest({ query: 'throw', now: NOW })).toEqual({ queries: [], stories: [] });
    },
  );
});

describe('the thread that searches', () => {
  it('answers whatever is asked with results, and follows the edition', async () => {
    const edition = searchableEdition([articleRecord({ slug: 'talks', headline: 'Talks in Baghdad' })]);
    const failures: unknown[] = [];
    const searcher = new Searcher({
      file: edition.file,
      limit: 10_000,
      onFailure: (error) => failures.push(error),
    });
    endings.push(() => searcher.close(), edition.close);
    const hostile = [
      '"'.repeat(10_000),
      '\0 talks',
      '\ud800 talks',
      'talks AND (OR NOT NEAR/2',
      'headline:talks ^ * {',
      '-talks',
      'a* b* c* d*',
      'author:* section:* topic:"',
      '\u202etalks\u202c',
      "talks'; DROP TABLE search --",
      '👩‍👩‍👧 talks',
      '-'.repeat(5_000),
      'before:0000 after:9999',
      'after:0001-01-01 talks',
    ];
    for (const query of hostile) {
      const { status } = await searcher.search(ask(query));
      expect(['results', 'blank'], query).toContain(status);
      await searcher.suggest({ query, now: NOW });
    }
    expect(failures).toEqual([]);
    expect(await searcher.search(ask('talks'))).toMatchObject({ total: 1 });
    edition.publish([articleRecord({ slug: 'more', headline: 'More talks' })]);
    expect(await searcher.search(ask('talks'))).toMatchObject({ total: 2 });
    edition.db.rebuild();
    await vi.waitFor(async () => expect((await searcher.search(ask('talks'))).status).toBe('results'));
    expect(await searcher.search(ask('talks'))).toMatchObject({ total: 0 });
  });

  it('says that it failed where there is no edition', async () => {
    const searcher = new Searcher({
      file: join(tmpdir(), 'no-such-folder', 'edition.db'),
      onFailure: () => {},
    });
    endings.push(() => searcher.close());
    expect(await searcher.search(ask('talks'))).toEqual({ status: 'failed', query: 'talks' });
  });
});
