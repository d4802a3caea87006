/** Lost histories are made again from git, by the same rules and with the same times as originally. */
import { readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { historiesIn, historiesInFile } from '#lib/edition/histories/test-histories.ts';
import { articleTag } from '#lib/edition/tags.ts';
import { GitNewsroom, HOUR, Paper, START } from './git-newsroom.fixtures.ts';
import { fileOf, pathOf, text } from './repository.fixtures.ts';

let room: GitNewsroom;
beforeEach(() => {
  room = new GitNewsroom();
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.discard();
});

const correction =
  'corrections:\n  - { date: 2026-06-01T10:00:00Z, kind: correction, text: "It was two." }\n';

/** Each step is a save with a commit. */
const STEPS: (() => void)[] = [
  () => {
    room.write('talks', 'One.');
    room.write('plain', 'Never changed.');
    room.write('draft', 'Secret one.', 'status: draft\n');
    room.write('walled', 'Open.\n\nAlso open.\n\nHidden one.', 'access: subscribers\n');
    room.write('coming', 'Secret one.', 'published: 2026-06-01T16:30:00Z\n');
  },
  () => room.write('talks', 'Two.'),
  () => room.write('draft', 'Secret two.', 'status: draft\n'),
  () => room.repository.write(fileOf('talks'), 'no front matter: [\n'),
  () => room.write('talks', 'Three.', correction),
  () => room.write('draft', 'Public one.'),
  () => {
    room.write('draft', 'Public two.', 'updated: 2026-06-01T17:00:00Z\n');
    room.write('walled', 'Open.\n\nAlso open.\n\nHidden two.', 'access: subscribers\n');
    room.write('talks', 'Three.', `${correction}topics: [iran]\n`);
  },
  () => room.repository.move(fileOf('talks'), fileOf('new-name')),
  () => room.repository.write(fileOf('new-name'), text('talks', 'Four.', correction)),
  () => room.write('withdrawn', 'One.'),
  () => room.write('withdrawn', 'Two.'),
  () => room.write('withdrawn', 'Two.', 'status: withdrawn\nwithdrawnReason: It was wrong.\n'),
  () => room.write('gone', 'One.'),
  () => room.repository.remove(fileOf('gone')),
  () => room.write('walled', 'Open, edited.\n\nAlso open.\n\nHidden two.', 'access: subscribers\n'),
  () => room.write('back', 'One.'),
  () => room.write('back', 'Two.'),
  () => room.repository.remove(fileOf('back')),
  () => room.write('back', 'Two.'),
];
const SLUGS = ['talks', 'new-name', 'plain', 'draft', 'walled', 'coming', 'withdrawn', 'gone', 'back'];

describe('a new desk gets from git what an older one saw', () => {
  it('revision by revision: numbers, kinds, times, corrections and texts', async () => {
    const lived = new Paper(room, 'lived');
    for (const step of STEPS) {
      step();
      room.commit();
      await lived.read();
    }
    const begun = new Paper(room, 'begun');
    await begun.read();
    expect(begun.bodies('new-name')).toEqual(['Four.']);
    await begun.histories.settle();
    expect(begun.bodies('new-name')).toEqual(['Four.', 'Three.', 'Two.', 'One.']);
    expect(lived.revisions('new-name').map(({ kind }) => kind)).toEqual([
      'silent',
      'correction',
      'silent',
      'published',
    ]);
    expect(begun.told(SLUGS)).toEqual(lived.told(SLUGS));
    expect(JSON.stringify(historiesIn(begun.db))).not.toMatch(/Secret|Hidden/);
    expect(historiesInFile(begun.history)).toEqual(historiesIn(begun.db));
    expect(begun.tags).toContain(articleTag(pathOf('new-name')));
    expect(begun.log).toEqual([
      {
        level: 'info',
        message: expect.stringMatching(
          /^Histories of \d+ stories were made from the content's git history\.$/,
        ),
      },
    ]);
    expect(
      readdirSync(join(room.folder, 'begun')).filter((name) => name.startsWith('history')),
    ).not.toContain('history-from-git');
    lived.close();
    begun.close();
  });

  it('and looks only once, because a later start has the file', async () => {
    for (const body of ['One.', 'Two.']) {
      room.write('talks', body);
      room.commit();
    }
    for (const start of [1, 2]) {
      const paper = new Paper(room, 'data');
      await paper.read();
      await paper.histories.settle();
      expect(paper.bodies('talks')).toEqual(['Two.', 'One.']);
      expect(paper.log.filter(({ message }) => message.includes('git'))).toHaveLength(start === 1 ? 1 : 0);
      paper.close();
    }
  });

  it('unless its edition has seen the stories itself', async () => {
    room.write('talks', 'One.');
    room.commit();
    room.write('talks', 'Two.');
    room.commit();
    vi.stubEnv('GIT_HISTORY', 'off');
    const before = new Paper(room, 'data');
    await before.read();
    await before.histories.settle();
    expect(before.bodies('talks')).toEqual(['Two.']);
    before.close();
    rmSync(join(room.folder, 'data/history.db'));
    vi.unstubAllEnvs();
    const after = new Paper(room, 'data');
    await after.read();
    await after.histories.settle();
    expect(after.bodies('talks')).toEqual(['Two.']);
    expect(after.log).toEqual([]);
    after.close();
  });
});

describe('an edit that came later', () => {
  const three = (): void => {
    for (const body of ['One.', 'Two.', 'Three.']) {
      room.write('talks', body);
      room.commit();
    }
  };

  it('and is not committed is one more revision', async () => {
    three();
    room.write('talks', 'Not committed.');
    const paper = new Paper(room, 'data');
    room.now += HOUR;
    await paper.read();
    await paper.histories.settle();
    expect(paper.bodies('talks')).toEqual(['Not committed.', 'Three.', 'Two.', 'One.']);
    paper.close();
  });

  it('while git was read follows the revisions that were found', async () => {
    three();
    const paper = new Paper(room, 'data');
    await paper.read();
    const settling = paper.histories.settle();
    for (const body of ['Four.', 'Five.']) {
      room.now += HOUR;
      room.write('talks', body);
      await paper.read();
    }
    await settling;
    expect(
      paper.revisions('talks').map(({ number, kind, at }) => [number, kind, Date.parse(at) > START]),
    ).toEqual([
      [5, 'silent', true],
      [4, 'silent', true],
      [3, 'silent', true],
      [2, 'silent', true],
      [1, 'published', false],
    ]);
    expect(paper.bodies('talks')).toEqual(['Five.', 'Four.', 'Three.', 'Two.', 'One.']);
    expect(historiesInFile(paper.history)).toEqual(historiesIn(paper.db));
    paper.close();
  });

  it('does not stop the search: if the desk ends while git is read, the next one looks again', async () => {
    three();
    const paper = new Paper(room, 'data');
    await paper.read();
    const settling = paper.histories.settle();
    paper.close();
    await settling;
    const next = new Paper(room, 'data');
    await next.read();
    await next.histories.settle();
    expect(next.bodies('talks')).toEqual(['Three.', 'Two.', 'One.']);
    next.close();
  });
});

describe('if nothing can be found', () => {
  const settle = async (): Promise<Paper['log']> => {
    const paper = new Paper(room, 'data');
    await paper.read();
    await paper.histories.settle();
    await paper.histories.settle();
    paper.close();
    return paper.log;
  };
  beforeEach(() => room.write('talks', 'One.'));

  it('because there is no repository, the log says so once', async () => {
    rmSync(join(room.repository.folder, '.git'), { recursive: true });
    vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir());
    expect(await settle()).toEqual([
      { level: 'info', message: expect.stringContaining('not looked for in git') },
    ]);
    expect(await settle()).toEqual([]);
  });

  it('because nothing was committed', async () => {
    expect(await settle()).toEqual([{ level: 'info', message: expect.stringContaining('no commit') }]);
  });

  it('because git is not installed', async () => {
    vi.stubEnv('PATH', room.folder);
    expect(await settle()).toEqual([
      { level: 'info', message: expect.stringContaining('git is not installed') },
    ]);
  });

  it('because the operator turned it off', async () => {
    room.commit();
    room.write('talks', 'Two.');
    room.commit();
    vi.stubEnv('GIT_HISTORY', 'off');
    expect(await settle()).toEqual([]);
  });

  it('because the repository is damaged, that is an error, and the next start tries again', async () => {
    room.commit();
    room.write('talks', 'Two.');
    room.commit();
    const tree = room.repository.git('rev-parse', 'HEAD^:paper').trim();
    unlinkSync(join(room.repository.folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const failed = [{ level: 'error', message: expect.stringContaining('could not be made') }];
    expect(await settle()).toEqual([...failed, ...failed]);
    expect(await settle()).toEqual([...failed, ...failed]);
  });
});
