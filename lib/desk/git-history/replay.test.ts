/** The histories that are made from repositories of every kind. */
import { chmodSync, existsSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentTypes } from '#content/schema.ts';
import { historiesInFile } from '#lib/edition/histories/test-histories.ts';
import { compileDocumentTypes } from '../document-types.ts';
import { readGitHead } from '../git-head.ts';
import { readGitRenames } from '../git-renames.ts';
import { BlobReader } from './blob-reader.ts';
import { GitNewsroom, HOUR, START } from './git-newsroom.fixtures.ts';
import { readLog } from './read-log.ts';
import { replayGit } from './replay.ts';
import { all, fileOf, pathOf, text } from './repository.fixtures.ts';

const types = compileDocumentTypes(documentTypes);

let room: GitNewsroom;
beforeEach(() => {
  room = new GitNewsroom();
});
afterEach(() => {
  room.discard();
});

/** The histories that are made from a repository, without a paper. */
const replay = (most = { changes: 1_000, versions: 1_000 }, contentDir = room.repository.contentDir) =>
  replayGit({
    contentDir,
    folder: join(room.folder, 'made'),
    types,
    timeZone: 'Asia/Kolkata',
    now: room.now + HOUR,
    signal: AbortSignal.timeout(30_000),
    most,
  });
const made = (): { story: string; n: number; at: number; says: { body: string } }[] =>
  (historiesInFile(join(room.folder, 'made/history.db')) as { revisions: never[] }).revisions;
const madeBodies = (): string[] => made().map(({ says }) => says.body.trim());

describe('a repository', () => {
  it('with branches: changes count when they were merged', async () => {
    room.write('talks', 'One.');
    room.commit();
    room.repository.git('checkout', '-q', '-b', 'draft');
    for (const body of ['Never said one.', 'Never said two.', 'Two.']) {
      room.write('talks', body);
      room.commit();
    }
    room.repository.git('checkout', '-q', 'main');
    room.now += HOUR;
    room.write('other', 'Other.');
    room.commit();
    room.repository.git('merge', '-q', '--no-ff', '-m', 'x', 'draft');
    await replay();
    expect(madeBodies()).toEqual(['One.', 'Two.']);
  });

  it('that is a shallow clone gives what it has', async () => {
    for (const body of ['One.', 'Two.', 'Three.', 'Four.']) {
      room.write('talks', body);
      room.commit();
    }
    const clone = join(room.folder, 'clone');
    room.repository.git('clone', '-q', '--depth', '2', `file://${room.repository.folder}`, clone);
    await replay(undefined, join(clone, 'paper/content'));
    expect(madeBodies()).toEqual(['Three.', 'Four.']);
  });

  it('that is too long is read from its end, and of too many files those that changed last', async () => {
    for (const body of ['One.', 'Two.', 'Three.', 'Four.']) {
      room.write('talks', body);
      room.commit();
    }
    for (const body of ['One.', 'Two.']) {
      room.write('later', body);
      room.commit();
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
      room.write('talks', `Body ${n}.`);
      room.repository.commit(at);
    }
    room.now = START + 4 * HOUR;
    await replay();
    expect(
      made()
        .map(({ at }) => at)
        .slice(1),
    ).toEqual([START, START + 2 * HOUR, room.now + HOUR]);
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
      for (const file of strange) room.repository.write(file, text('strange', body));
      room.write('वार्ता', body);
      room.write('talks', body);
      room.repository.write(fileOf('huge'), text('huge', `${body} ${'word '.repeat(200_000)}`));
      room.repository.write(fileOf('bytes'), Buffer.from([0xff, 0xfe, 0, 10]));
      room.repository.write(fileOf('nothing'), body === 'One.' ? '' : text('nothing', body));
      room.commit();
    }
    unlinkSync(room.repository.path(fileOf('bytes')));
    symlinkSync('/etc/passwd', room.repository.path(fileOf('bytes')));
    unlinkSync(room.repository.path(fileOf('talks')));
    mkdirSync(room.repository.path(fileOf('talks')));
    room.repository.write(`${fileOf('talks')}/inside.md`, 'x');
    room.commit();
    await replay();
    expect(new Set(made().map(({ story }) => story))).toEqual(new Set([pathOf('talks'), pathOf('वार्ता')]));
  });

  it('is read without running any program that it names', async () => {
    const ran = join(room.folder, 'ran');
    const program = join(room.folder, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch ${ran}\nexit 1\n`);
    chmodSync(program, 0o755);
    room.write('talks', 'One.\n'.repeat(30));
    room.commit();
    room.repository.move(fileOf('talks'), fileOf('moved'));
    room.commit();
    room.write('other', 'One.');
    room.commit();
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
      room.repository.git('config', name, value);
    const signed = (id: string, parent: string): string => {
      const raw = room.repository.git('cat-file', 'commit', id).replace(/^parent .*$/m, `parent ${parent}`);
      const file = join(room.folder, 'commit.txt');
      writeFileSync(file, raw.replace('\n\n', `\n${signature}`));
      return room.repository.git('hash-object', '-t', 'commit', '-w', file).trim();
    };
    const [third = '', second = '', first = ''] = room.repository
      .git('-c', 'log.showSignature=false', 'log', '--format=%H')
      .trim()
      .split('\n');
    room.repository.git('update-ref', 'refs/heads/main', signed(third, signed(second, first)));
    const blob = room.repository.git('rev-parse', `main:paper/content/${fileOf('other')}`).trim();
    unlinkSync(join(room.repository.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));

    expect(await readGitRenames(room.repository.contentDir)).toEqual([
      { from: pathOf('talks'), to: pathOf('moved') },
    ]);
    expect(await readGitHead(room.repository.contentDir)).toMatch(/^[0-9a-f]{40}$/);
    const signal = AbortSignal.timeout(20_000);
    const commits = await all(readLog(room.repository.contentDir, signal));
    expect(commits).toHaveLength(3);
    const blobs = new BlobReader(room.repository.contentDir, { largest: 1_000, signal });
    await expect(blobs.read(blob).catch(() => undefined)).resolves.toBeUndefined();
    blobs.end();
    expect(existsSync(ran)).toBe(false);
  });
});
