/** Lost histories are made again from git, by the same rules and with the same times as originally. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { documentTypes } from '#content/schema.ts';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { historiesIn, historiesInFile } from '#lib/edition/histories/test-histories.ts';
import type { Revision } from '#lib/edition/model.ts';
import { listChanges, listRevisions } from '#lib/edition/queries/revisions.ts';
import { findStory } from '#lib/edition/queries/stories.ts';
import { articleTag } from '#lib/edition/tags.ts';
import { Desk } from '../desk.ts';
import { compileDocumentTypes } from '../document-types.ts';
import { readGitHead } from '../git-head.ts';
import { readGitRenames } from '../git-renames.ts';
import { HistoryDesk } from '../history-desk.ts';
import { editionOutlet } from '../outlet.ts';
import { BlobReader } from './blob-reader.ts';
import { chooseFiles } from './choose-files.ts';
import { parseLog, readLog } from './read-log.ts';
import { replayGit } from './replay.ts';
import { fileOf, pathOf, Repository, text } from './repository.fixtures.ts';

const HOUR = 60 * 60 * 1000;
const START = Date.parse('2026-06-01T12:00:00Z');
const types = compileDocumentTypes(documentTypes);

let repository: Repository;
let now: number;
let folder: string;
beforeEach(() => {
  repository = new Repository();
  folder = mkdtempSync(join(tmpdir(), 'git-history-data-'));
  now = START;
});
afterEach(() => {
  vi.unstubAllEnvs();
  repository.discard();
  rmSync(folder, { recursive: true, force: true });
});

const write = (slug: string, body: string, fields = ''): void =>
  repository.write(fileOf(slug), text(slug, body, fields));

/** A paper: edition, file of histories and desk, in a folder of its own. */
class Paper {
  readonly log: { level: string; message: string }[] = [];
  readonly tags: string[] = [];
  readonly history: string;
  readonly db: EditionDatabase;
  readonly histories: HistoryDesk;
  readonly #desk: Desk;

  constructor(name: string) {
    const say = (level: string) => (_: object, message: string) => void this.log.push({ level, message });
    this.history = join(folder, name, 'history.db');
    this.db = openEdition({ file: join(folder, name, 'edition.db'), mode: 'write' });
    this.histories = new HistoryDesk({
      edition: this.db,
      file: this.history,
      contentDir: repository.contentDir,
      now: () => now,
      log: { info: say('info'), error: say('error') },
      onPublished: ({ tags }) => this.tags.push(...tags),
    });
    this.#desk = new Desk({ contentDir: repository.contentDir, outlet: editionOutlet(this.db, () => now) });
  }

  async read(): Promise<void> {
    await this.#desk.pass();
  }

  close(): void {
    this.histories.stop();
    this.db.close();
  }

  revisions(slug: string): Revision[] {
    return listRevisions(this.db, { path: pathOf(slug), now });
  }

  bodies(slug: string): string[] {
    return this.revisions(slug).map((revision) => revision.text.body.trim());
  }

  /** Number, kind and text of each revision, and everything that readers and programs are told. */
  told(slugs: readonly string[]): unknown {
    const stories = slugs.map((slug) => [
      slug,
      findStory(this.db, { path: pathOf(slug), now })?.revision,
      this.revisions(slug),
    ]);
    return { stories, changes: listChanges(this.db, { after: 0, limit: 99, now }) };
  }
}

/** Commits everything, an hour after the last commit. */
function commit(): void {
  now += HOUR;
  repository.commit(now);
}

const correction =
  'corrections:\n  - { date: 2026-06-01T10:00:00Z, kind: correction, text: "It was two." }\n';

/** Each step is a save with a commit. */
const STEPS: (() => void)[] = [
  () => {
    write('talks', 'One.');
    write('plain', 'Never changed.');
    write('draft', 'Secret one.', 'status: draft\n');
    write('walled', 'Open.\n\nAlso open.\n\nHidden one.', 'access: subscribers\n');
    write('coming', 'Secret one.', 'published: 2026-06-01T16:30:00Z\n');
  },
  () => write('talks', 'Two.'),
  () => write('draft', 'Secret two.', 'status: draft\n'),
  () => repository.write(fileOf('talks'), 'no front matter: [\n'),
  () => write('talks', 'Three.', correction),
  () => write('draft', 'Public one.'),
  () => {
    write('draft', 'Public two.', 'updated: 2026-06-01T17:00:00Z\n');
    write('walled', 'Open.\n\nAlso open.\n\nHidden two.', 'access: subscribers\n');
    write('talks', 'Three.', `${correction}topics: [iran]\n`);
  },
  () => repository.move(fileOf('talks'), fileOf('new-name')),
  () => repository.write(fileOf('new-name'), text('talks', 'Four.', correction)),
  () => write('withdrawn', 'One.'),
  () => write('withdrawn', 'Two.'),
  () => write('withdrawn', 'Two.', 'status: withdrawn\nwithdrawnReason: It was wrong.\n'),
  () => write('gone', 'One.'),
  () => repository.remove(fileOf('gone')),
  () => write('walled', 'Open, edited.\n\nAlso open.\n\nHidden two.', 'access: subscribers\n'),
  () => write('back', 'One.'),
  () => write('back', 'Two.'),
  () => repository.remove(fileOf('back')),
  () => write('back', 'Two.'),
];
const SLUGS = ['talks', 'new-name', 'plain', 'draft', 'walled', 'coming', 'withdrawn', 'gone', 'back'];

describe('a new desk gets from git what an older one saw', () => {
  it('revision by revision: numbers, kinds, times, corrections and texts', async () => {
    const lived = new Paper('lived');
    for (const step of STEPS) {
      step();
      commit();
      await lived.read();
    }
    const begun = new Paper('begun');
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
    expect(readdirSync(join(folder, 'begun')).filter((name) => name.startsWith('history'))).not.toContain(
      'history-from-git',
    );
    lived.close();
    begun.close();
  });

  it('and looks only once, because a later start has the file', async () => {
    for (const body of ['One.', 'Two.']) {
      write('talks', body);
      commit();
    }
    for (const start of [1, 2]) {
      const paper = new Paper('data');
      await paper.read();
      await paper.histories.settle();
      expect(paper.bodies('talks')).toEqual(['Two.', 'One.']);
      expect(paper.log.filter(({ message }) => message.includes('git'))).toHaveLength(start === 1 ? 1 : 0);
      paper.close();
    }
  });

  it('unless its edition has seen the stories itself', async () => {
    write('talks', 'One.');
    commit();
    write('talks', 'Two.');
    commit();
    vi.stubEnv('GIT_HISTORY', 'off');
    const before = new Paper('data');
    await before.read();
    await before.histories.settle();
    expect(before.bodies('talks')).toEqual(['Two.']);
    before.close();
    rmSync(join(folder, 'data/history.db'));
    vi.unstubAllEnvs();
    const after = new Paper('data');
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
      write('talks', body);
      commit();
    }
  };

  it('and is not committed is one more revision', async () => {
    three();
    write('talks', 'Not committed.');
    const paper = new Paper('data');
    now += HOUR;
    await paper.read();
    await paper.histories.settle();
    expect(paper.bodies('talks')).toEqual(['Not committed.', 'Three.', 'Two.', 'One.']);
    paper.close();
  });

  it('while git was read follows the revisions that were found', async () => {
    three();
    const paper = new Paper('data');
    await paper.read();
    const settling = paper.histories.settle();
    for (const body of ['Four.', 'Five.']) {
      now += HOUR;
      write('talks', body);
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
    const paper = new Paper('data');
    await paper.read();
    const settling = paper.histories.settle();
    paper.close();
    await settling;
    const next = new Paper('data');
    await next.read();
    await next.histories.settle();
    expect(next.bodies('talks')).toEqual(['Three.', 'Two.', 'One.']);
    next.close();
  });
});

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The histories that are made from a repository, without a paper. */
const replay = (most = { changes: 1_000, versions: 1_000 }, contentDir = repository.contentDir) =>
  replayGit({
    contentDir,
    folder: join(folder, 'made'),
    types,
    timeZone: 'Asia/Kolkata',
    now: now + HOUR,
    signal: AbortSignal.timeout(30_000),
    most,
  });
const made = (): { story: string; n: number; at: number; says: { body: string } }[] =>
  (historiesInFile(join(folder, 'made/history.db')) as { revisions: never[] }).revisions;
const madeBodies = (): string[] => made().map(({ says }) => says.body.trim());

describe('a repository', () => {
  it('with branches: changes count when they were merged', async () => {
    write('talks', 'One.');
    commit();
    repository.git('checkout', '-q', '-b', 'draft');
    for (const body of ['Never said one.', 'Never said two.', 'Two.']) {
      write('talks', body);
      commit();
    }
    repository.git('checkout', '-q', 'main');
    now += HOUR;
    write('other', 'Other.');
    commit();
    repository.git('merge', '-q', '--no-ff', '-m', 'x', 'draft');
    await replay();
    expect(madeBodies()).toEqual(['One.', 'Two.']);
  });

  it('that is a shallow clone gives what it has', async () => {
    for (const body of ['One.', 'Two.', 'Three.', 'Four.']) {
      write('talks', body);
      commit();
    }
    const clone = join(folder, 'clone');
    repository.git('clone', '-q', '--depth', '2', `file://${repository.folder}`, clone);
    await replay(undefined, join(clone, 'paper/content'));
    expect(madeBodies()).toEqual(['Three.', 'Four.']);
  });

  it('that is too long is read from its end, and of too many files those that changed last', async () => {
    for (const body of ['One.', 'Two.', 'Three.', 'Four.']) {
      write('talks', body);
      commit();
    }
    for (const body of ['One.', 'Two.']) {
      write('later', body);
      commit();
    }
    await replay({ changes: 4, versions: 1_000 });
    expect(made().map(({ story, n, says }) => [story, n, says.body.trim()])).toEqual([
      [pathOf('later'), 1, 'One.'],
      [pathOf('later'), 2, 'Two.'],
      [pathOf('talks'), 1, 'Two.'],
      [pathOf('talks'), 2, 'Three.'],
      [pathOf('talks'), 3, 'Four.'],
    ]);
    expect(await replay({ changes: 1_000, versions: 3 })).toEqual({ versions: 2, left: 1 });
    expect(madeBodies()).toEqual(['One.', 'Two.']);
  });

  it('with wrong clocks still has its revisions in order', async () => {
    const times = [START, START - 900 * 24 * HOUR, START + 2 * HOUR, START + 900 * 24 * HOUR];
    for (const [n, at] of times.entries()) {
      write('talks', `Body ${n}.`);
      repository.commit(at);
    }
    now = START + 4 * HOUR;
    await replay();
    expect(
      made()
        .map(({ at }) => at)
        .slice(1),
    ).toEqual([START, START + 2 * HOUR, now + HOUR]);
  });

  it('with names and contents of every kind does no harm', async () => {
    const strange = [
      'articles/world/2007/05/29-new\nline.md',
      'articles/world/2007/05/29-"quotes" $(touch x).md',
      'articles/world/2007/05/29-:100644.md',
      'articles/world/2007/05/commit 12.md',
      'articles/-–help/2007/05/29-a.md',
    ];
    for (const body of ['One.', 'Two.']) {
      for (const file of strange) repository.write(file, text('strange', body));
      write('वार्ता', body);
      write('talks', body);
      repository.write(fileOf('huge'), text('huge', `${body} ${'word '.repeat(200_000)}`));
      repository.write(fileOf('bytes'), Buffer.from([0xff, 0xfe, 0, 10]));
      repository.write(fileOf('nothing'), body === 'One.' ? '' : text('nothing', body));
      commit();
    }
    unlinkSync(repository.path(fileOf('bytes')));
    symlinkSync('/etc/passwd', repository.path(fileOf('bytes')));
    unlinkSync(repository.path(fileOf('talks')));
    mkdirSync(repository.path(fileOf('talks')));
    repository.write(`${fileOf('talks')}/inside.md`, 'x');
    commit();
    await replay();
    expect(new Set(made().map(({ story }) => story))).toEqual(new Set([pathOf('talks'), pathOf('वार्ता')]));
  });

  it('is read without running any program that it names', async () => {
    const ran = join(folder, 'ran');
    const program = join(folder, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch ${ran}\nexit 1\n`);
    chmodSync(program, 0o755);
    write('talks', 'One.\n'.repeat(30));
    commit();
    repository.move(fileOf('talks'), fileOf('moved'));
    commit();
    write('other', 'One.');
    commit();
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n';
    // Each commit is signed, and the last one lacks an object.
    for (const [name, value] of [
      ['log.showSignature', 'true'],
      ['gpg.program', program],
      ['core.fsmonitor', program],
      ['core.sshCommand', program],
      ['core.pager', program],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.url', 'ssh://example.org/x'],
      ['remote.origin.promisor', 'true'],
      ['protocol.allow', 'always'],
      ['protocol.ssh.allow', 'always'],
    ] as const)
      repository.git('config', name, value);
    const signed = (id: string, parent: string): string => {
      const raw = repository.git('cat-file', 'commit', id).replace(/^parent .*$/m, `parent ${parent}`);
      const file = join(folder, 'commit.txt');
      writeFileSync(file, raw.replace('\n\n', `\n${signature}`));
      return repository.git('hash-object', '-t', 'commit', '-w', file).trim();
    };
    const [third = '', second = '', first = ''] = repository
      .git('-c', 'log.showSignature=false', 'log', '--format=%H')
      .trim()
      .split('\n');
    repository.git('update-ref', 'refs/heads/main', signed(third, signed(second, first)));
    const blob = repository.git('rev-parse', `main:paper/content/${fileOf('other')}`).trim();
    unlinkSync(join(repository.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));

    expect(await readGitRenames(repository.contentDir)).toEqual([
      { from: pathOf('talks'), to: pathOf('moved') },
    ]);
    expect(await readGitHead(repository.contentDir)).toMatch(/^[0-9a-f]{40}$/);
    const signal = AbortSignal.timeout(20_000);
    const commits = await all(readLog(repository.contentDir, signal));
    expect(commits).toHaveLength(3);
    const blobs = new BlobReader(repository.contentDir, { largest: 1_000, signal });
    await expect(blobs.read(blob).catch(() => undefined)).resolves.toBeUndefined();
    blobs.end();
    expect(existsSync(ran)).toBe(false);
  });
});

describe('if nothing can be found', () => {
  const settle = async (): Promise<Paper['log']> => {
    const paper = new Paper('data');
    await paper.read();
    await paper.histories.settle();
    await paper.histories.settle();
    paper.close();
    return paper.log;
  };
  beforeEach(() => write('talks', 'One.'));

  it('because there is no repository, the log says so once', async () => {
    rmSync(join(repository.folder, '.git'), { recursive: true });
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
    vi.stubEnv('PATH', folder);
    expect(await settle()).toEqual([
      { level: 'info', message: expect.stringContaining('git is not installed') },
    ]);
  });

  it('because the operator turned it off', async () => {
    commit();
    write('talks', 'Two.');
    commit();
    vi.stubEnv('GIT_HISTORY', 'off');
    expect(await settle()).toEqual([]);
  });

  it('because the repository is damaged, that is an error, and the next start tries again', async () => {
    commit();
    write('talks', 'Two.');
    commit();
    const tree = repository.git('rev-parse', 'HEAD^:paper').trim();
    unlinkSync(join(repository.folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const failed = [{ level: 'error', message: expect.stringContaining('could not be made') }];
    expect(await settle()).toEqual([...failed, ...failed]);
    expect(await settle()).toEqual([...failed, ...failed]);
  });
});

it('everything in a log that is not a commit or a change is ignored', async () => {
  const id = 'a'.repeat(40);
  const file = fileOf('talks');
  const parts = [
    'commit 12',
    `:100644 100644 ${id} ${id} M`,
    file,
    'x',
    'commit x',
    `:100644 100644 ${id} ${id} M`,
    'commit 13',
    '\ncommit 14',
    `:1 2 3`,
  ];
  const chunks = Buffer.from(`${parts.join('\0')}\0`);
  const bytewise = (async function* () {
    for (const byte of chunks) yield Buffer.of(byte);
  })();
  expect(await all(parseLog(bytewise))).toEqual([
    { at: 12_000, changes: [{ file, before: id, after: id, isRemoved: false }] },
  ]);
  const endless = (async function* () {
    for (let n = 0; n < 100; n += 1) yield Buffer.alloc(1024, 'x');
  })();
  await expect(all(parseLog(endless))).rejects.toThrow('something unexpected');
});

it('files that were committed once and never changed cost nothing', () => {
  const added = (file: string) => ({ file, before: undefined, after: 'b', isRemoved: false });
  const commits = [{ at: 0, changes: Array.from({ length: 9_000 }, (_, n) => added(String(n))) }];
  expect(chooseFiles(commits, 10)).toEqual({ files: new Set(), left: 0 });
});
