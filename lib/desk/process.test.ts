/** The desk as a process: it sees what is saved, keeps the hours, and may be killed at any moment. */
import type { ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSnapshot } from '#lib/edition/snapshot.ts';
import { FILE, furnish, PATH, story } from './newsroom.fixtures.ts';
import { endDesk, isReady, type RunningDesk, runDesk, touches } from './process.fixtures.ts';

let folder: string;
let contentDir: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-process-'));
  contentDir = join(folder, 'content');
  furnish(contentDir);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((desk) => endDesk(desk, 'SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(contentDir, file)), { recursive: true });
  writeFileSync(join(contentDir, file), text);
};

function startDesk(dataDir = join(folder, 'data'), env: Record<string, string> = {}): RunningDesk {
  const desk = runDesk({ contentDir, dataDir }, env);
  running.push(desk.process);
  return desk;
}

/** What an edition holds of stories, apart from the order in which they came. */
function contentsOf(dataDir: string): unknown {
  const db = new DatabaseSync(join(dataDir, 'edition.db'));
  const contents = {
    check: db.prepare('PRAGMA integrity_check').get(),
    articles: db.prepare('SELECT path, file, status, listed, teaser FROM articles ORDER BY path').all(),
    texts: db
      .prepare('SELECT a.path, p.opening FROM articles a JOIN article_pages p USING (id) ORDER BY a.path')
      .all(),
    lists: db.prepare('SELECT name, total FROM lists WHERE total > 0 ORDER BY name').all(),
    files: db.prepare('SELECT file, hash, claim FROM files ORDER BY file').all(),
    complete: db.prepare(`SELECT value FROM meta WHERE name = 'complete'`).get(),
  };
  db.close();
  return contents;
}

describe('saving while the desk runs', () => {
  it('publishes what is created, changed, renamed and removed', async () => {
    write(FILE, story());
    const desk = startDesk();
    expect(await desk.until(isReady)).toEqual({ type: 'ready', articles: 1, problems: 0 });

    desk.messages.length = 0;
    write(FILE, story('headline: Changed\n'));
    await desk.until(touches(PATH));

    // As editors save: a new file beside, moved over the old one.
    desk.messages.length = 0;
    writeFileSync(join(contentDir, `${FILE}~`), story('headline: Atomic\n'));
    renameSync(join(contentDir, `${FILE}~`), join(contentDir, FILE));
    await desk.until(touches(PATH));

    desk.messages.length = 0;
    renameSync(join(contentDir, FILE), join(contentDir, FILE.replace('talks', 'renamed')));
    await desk.until(touches('/world/2007/05/29/renamed'));

    desk.messages.length = 0;
    rmSync(join(contentDir, FILE.replace('talks', 'renamed')));
    await desk.until(touches('/world/2007/05/29/renamed'));
    expect(await endDesk(desk.process, 'SIGTERM')).toBe(0);
    expect(contentsOf(join(folder, 'data'))).toMatchObject({ articles: [] });
  });

  it('takes in a checkout of 500 files, in folders that were not there', async () => {
    const desk = startDesk();
    await desk.until(isReady);
    for (let i = 0; i < 500; i += 1) {
      const month = String((i % 12) + 1).padStart(2, '0');
      write(
        `articles/world/${2000 + (i % 20)}/${month}/05-story-${i}.md`,
        story(`headline: Story ${i}\npublished: ${2000 + (i % 20)}-${month}-05T10:00:00+05:30\n`),
      );
    }
    await desk.until(() => desk.messages.filter(({ type }) => type === 'published').length > 0);
    desk.process.send({ type: 'sync' });
    await desk.until(({ type }) => type === 'synced');
    await endDesk(desk.process, 'SIGTERM');
    const { articles } = contentsOf(join(folder, 'data')) as { articles: unknown[] };
    expect(articles).toHaveLength(500);
  });

  it('answers a request to look now when all of it is published', async () => {
    const desk = startDesk();
    await desk.until(isReady);
    write(FILE, story());
    desk.process.send({ type: 'sync' });
    const answer = await desk.until(({ type }) => type === 'synced');
    const published = desk.messages.find(touches(PATH));
    expect(published).toMatchObject({ change: answer.type === 'synced' && answer.change });
  });

  it('logs what is wrong in a sentence and in fields', async () => {
    const desk = startDesk();
    await desk.until(isReady);
    write(FILE, story('wibble: 1\n'));
    desk.process.send({ type: 'sync' });
    await desk.until(({ type }) => type === 'synced');
    await endDesk(desk.process, 'SIGTERM');
    const lines = desk.log
      .join('')
      .split('\n')
      .filter((line) => line.includes('wibble'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 50,
      file: FILE,
      line: 6,
      field: 'wibble',
      remedy: expect.stringMatching(/^Remove it/),
      msg: expect.stringMatching(
        /^articles\/world\/2007\/05\/29-talks\.md:6 wibble: An article has no field/,
      ),
    });
  });

  it('finds the content folder when it comes to be there', async () => {
    renameSync(contentDir, `${contentDir}-later`);
    const desk = startDesk();
    await new Promise<void>((heard) =>
      desk.process.stdout?.on('data', () => desk.log.join('').includes('cannot be watched') && heard()),
    );
    renameSync(`${contentDir}-later`, contentDir);
    await desk.until(isReady);
    write(FILE, story());
    await desk.until(touches(PATH));
  });
});

describe('the hour of a story', () => {
  const inZone = (instant: number): string =>
    new Date(instant + 19_800_000).toISOString().replace('Z', '+05:30');
  const fileOf = (instant: number, slug: string): string =>
    `articles/world/${inZone(instant)
      .slice(0, 10)
      .replaceAll('-', '/')
      .replace(/\/(\d\d)$/, '/$1')}-${slug}.md`;

  it('comes, and the hour of its end, though no file changes', async () => {
    const desk = startDesk();
    await desk.until(isReady);
    const [begin, over] = [Date.now() + 1_500, Date.now() + 2_500];
    write(fileOf(begin, 'soon'), story(`published: ${inZone(begin)}\nexpires: ${inZone(over)}\n`));
    const isOf = touches(pathOf(begin, 'soon'));
    await desk.until((message) => isOf(message) && Date.now() >= begin);
    await desk.until((message) => isOf(message) && Date.now() >= over);
    // Once at each hour; nothing was public when the file was saved.
    expect(desk.messages.filter(isOf)).toHaveLength(2);
  });

  it('is announced by the next desk where none ran', async () => {
    const first = startDesk();
    await first.until(isReady);
    const begin = Date.now() + 1_500;
    write(fileOf(begin, 'soon'), story(`published: ${inZone(begin)}\n`));
    first.process.send({ type: 'sync' });
    await first.until(({ type }) => type === 'synced');
    await endDesk(first.process, 'SIGKILL');
    await new Promise((passed) => setTimeout(passed, Math.max(0, begin - Date.now())));
    const second = startDesk();
    await second.until(touches(pathOf(begin, 'soon')));
  });

  const pathOf = (instant: number, slug: string): string =>
    `/${fileOf(instant, slug)
      .replace('articles/', '')
      .replace(/\/(\d\d)-([^/]+)\.md$/, '/$1/$2')}`;
});

describe('a desk that is given a snapshot', () => {
  const snapshot = (): string => join(folder, 'edition.snapshot');
  beforeEach(async () => {
    write(FILE, story());
    const first = startDesk(join(folder, 'first'));
    await first.until(isReady);
    await endDesk(first.process, 'SIGTERM');
    makeSnapshot({ edition: join(folder, 'first/edition.db'), out: snapshot(), now: Date.now() });
  });

  it('begins with it, and says so', async () => {
    const desk = startDesk(undefined, { EDITION_SNAPSHOT: snapshot() });
    expect(await desk.until(isReady)).toMatchObject({ articles: 1 });
    await endDesk(desk.process, 'SIGTERM');
    expect(desk.log.join('')).toMatch(/begins with a snapshot of \d{4}-.*: 1 stories/);
    expect(desk.messages.filter(({ type }) => type === 'published')).toEqual([]);
    expect(contentsOf(join(folder, 'data'))).toEqual(contentsOf(join(folder, 'first')));
  });

  it('reads the files where the snapshot is damaged, and says why', async () => {
    appendFileSync(snapshot(), 'x');
    const desk = startDesk(undefined, { EDITION_SNAPSHOT: snapshot() });
    expect(await desk.until(isReady)).toMatchObject({ articles: 1 });
    await endDesk(desk.process, 'SIGTERM');
    expect(desk.log.join('')).toMatch(
      /snapshot is not used, and all content is read from its files: .* bytes where/,
    );
    expect(contentsOf(join(folder, 'data'))).toEqual(contentsOf(join(folder, 'first')));
  });
});

describe('two desks on one folder', () => {
  it('do not work at the same time: the second says so, waits, and takes over when the first has been killed', async () => {
    const first = startDesk();
    await first.until(isReady);
    const second = startDesk();
    const said = await second.until(
      (message) => message.type === 'alive' && message.condition.failing.length > 0,
    );
    expect(said).toMatchObject({ condition: { state: 'opening', failing: [{ what: 'turn', why: 'busy' }] } });
    await expect
      .poll(() => second.errors().map(({ msg }) => msg))
      .toEqual([expect.stringMatching(/^Another desk works on .*data: .* set DESK=off on all but one\.$/)]);
    await endDesk(first.process, 'SIGKILL');
    await second.until(isReady);
    second.messages.length = 0;
    write(FILE, story());
    await second.until(touches(PATH));
  });

  it('leave no second one behind if whoever started it ends', async () => {
    await startDesk().until(isReady);
    const second = startDesk();
    await second.until((message) => message.type === 'alive' && message.condition.failing.length > 0);
    second.process.disconnect();
    expect(await new Promise((ended) => second.process.once('exit', ended))).toBe(0);
  });
});

describe('a desk that is killed', () => {
  it('leaves an edition that the next one brings to what an undisturbed one is', async () => {
    for (let i = 0; i < 2500; i += 1)
      write(
        `articles/world/2007/05/29-story-${i}.md`,
        story(`headline: Story ${i}\n`, `${'Text. '.repeat(200)}\n`),
      );
    const undisturbed = startDesk(join(folder, 'undisturbed'));
    await undisturbed.until(isReady);
    await endDesk(undisturbed.process, 'SIGTERM');

    let partly = 0;
    for (const wait of [0, 30, 90]) {
      const desk = startDesk();
      await desk.until(({ type }) => type === 'published' || type === 'ready');
      await new Promise((passed) => setTimeout(passed, wait));
      await endDesk(desk.process, 'SIGKILL');
      if (desk.messages.every(({ type }) => type !== 'ready')) partly += 1;
    }
    expect(partly).toBeGreaterThan(0);

    const last = startDesk();
    await last.until(isReady);
    await endDesk(last.process, 'SIGTERM');
    expect(contentsOf(join(folder, 'data'))).toEqual(contentsOf(join(folder, 'undisturbed')));
    expect(readdirSync(join(folder, 'data')).some((name) => name.includes('damaged'))).toBe(false);
  });
});
