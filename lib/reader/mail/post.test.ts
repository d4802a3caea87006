import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeLetter } from './code-letter.ts';
import type { Letter } from './letter.ts';
import { openPost, type Post, type PostOptions } from './post.ts';
import { SmtpServer } from './smtp-server.fixtures.ts';

const SENDER = { name: 'Die Tageszeitung „Süd“', origin: 'https://paper.example', locale: 'de' };
const LINK = 'https://paper.example/sign-in/code?link=0a1b';
const letterTo = (to: string): Letter =>
  codeLetter({ to, code: '123456', kind: 'sign-in', minutes: 10, link: LINK }, SENDER);
const letter = letterTo('reader@example.org');
const START = Date.UTC(2026, 10, 26, 12, 30, 1);

let folder: string;
let logged: string[];
let time: number;
let open: Post[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-post-'));
  [logged, open, time] = [[], [], START];
});
afterEach(async () => {
  for (const post of open) await post.close();
  rmSync(folder, { recursive: true });
});

const spool = (): string => join(folder, 'spool', '3000');
const waiting = (): string[] => {
  try {
    return readdirSync(spool());
  } catch {
    return [];
  }
};

function openOne(options: Partial<PostOptions> = {}): Post {
  const post = openPost({
    smtp: undefined,
    from: 'no-reply@paper.example',
    outbox: join(folder, 'outbox'),
    spool: spool(),
    sender: () => SENDER,
    now: () => time,
    log: (level, message) => logged.push(`${level}: ${message}`),
    pauses: [5],
    ...options,
  });
  open.push(post);
  return post;
}

/** Quoted-printable without its soft line breaks. */
const plain = (message: string): string =>
  message
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('without a mail server', () => {
  it('a message is a file that its owner alone can read; the log says where, and nothing else of it', async () => {
    await openOne().send(letter);
    const [file = ''] = readdirSync(join(folder, 'outbox'));
    expect(file).toMatch(/^2026-11-26T12-30-01\.000Z-[0-9a-f]{12}\.eml$/);
    expect(statSync(join(folder, 'outbox', file)).mode & 0o777).toBe(0o600);
    expect(logged).toEqual([
      `info: No SMTP_URL is set: a message to a reader is in ${join(folder, 'outbox', file)}`,
    ]);
    const message = plain(readFileSync(join(folder, 'outbox', file), 'utf8'));
    expect(message).toMatch(/^To: reader@example\.org$/m);
    expect(message).toContain('Auto-Submitted: auto-generated');
    expect(message).toContain('Date: Thu, 26 Nov 2026 12:30:01 +0000');
    expect(message).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
    const [, text = '', html = ''] = message.split(/Content-Type: text\/(?:plain|html)/);
    for (const part of [text, html])
      for (const word of ['123456', LINK, '10 minutes']) expect(part).toContain(word);
    expect(html).toContain('lang="de"');
  });

  it('what cannot be written is said, without a name or a code', async () => {
    writeFileSync(join(folder, 'outbox'), 'a file where the folder would be');
    const post = openOne();
    await post.send(letter);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^error: .*could not be written/);
    expect(logged[0]).not.toMatch(/reader@|123456/);
    expect(post.state().lastFailure).toMatchObject({ at: START });
  });

  it('a message without a code says so, and has the link', async () => {
    const withoutCode = {
      to: 'reader@example.org',
      code: undefined,
      kind: 'sign-in',
      minutes: 10,
      link: LINK,
    } as const;
    await openOne().send(codeLetter(withoutCode, SENDER));
    const [file = ''] = readdirSync(join(folder, 'outbox'));
    const message = plain(readFileSync(join(folder, 'outbox', file), 'utf8'));
    expect(message).toContain('Wrong codes were typed too often');
    expect(message).toContain(LINK);
    expect(message).not.toMatch(/123456|undefined/);
  });
});

describe('with a mail server', () => {
  let server: SmtpServer;
  beforeEach(async () => {
    server = new SmtpServer();
    await server.start();
  });
  afterEach(() => server.stop());
  const openSmtp = (options: Partial<PostOptions> = {}): Post => openOne({ smtp: server.url, ...options });
  const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 10 });
  const quiet = () => expect(logged.join()).not.toMatch(/reader@|123456/);

  it('the server is given the message, and no copy stays behind', async () => {
    await openSmtp().send(letter);
    await until(() => expect(server.taken).toHaveLength(1));
    expect(plain(server.taken[0] ?? '')).toContain('123456');
    expect(logged).toEqual([]);
    await until(() => expect(waiting()).toEqual([]));
    expect(readdirSync(folder)).toEqual(['spool']);
  });

  it('a message goes to the address in its one spelling, and to no other', async () => {
    const post = openSmtp();
    for (const to of ['Bomb+1@EXAMPLE.com', 'ann@müller.de', 'डेटा@डेटा.भारत']) await post.send(letterTo(to));
    await until(() => expect(server.taken).toHaveLength(3));
    // Before a local part beyond ASCII the domain is written in its own script too (RFC 6531).
    expect([...server.recipients].sort()).toEqual([
      'ann@xn--mller-kva.de',
      'bomb+1@example.com',
      'डेटा@डेटा.भारत',
    ]);
    await post.send(letterTo('ann@1.1'));
    await post.send(letterTo('ann\u202e@example.org'));
    expect(logged).toHaveLength(2);
    expect(server.taken).toHaveLength(3);
  });

  it('there are few connections, and they are used again', async () => {
    const post = openSmtp();
    await Promise.all(Array.from({ length: 40 }, (_, n) => post.send(letterTo(`r${n}@example.org`))));
    await until(() => expect(server.taken).toHaveLength(40));
    expect(server.most).toBeLessThanOrEqual(3);
    expect(server.connections).toBeLessThanOrEqual(3);
  });

  it('a message that is not accepted now is tried again; meanwhile it is a file that only its owner can read', async () => {
    server.manner = 'busy';
    const post = openSmtp();
    await post.send(letter);
    await until(() =>
      expect(post.state()).toMatchObject({ waiting: 1, lastFailure: { reason: 'EENVELOPE 451' } }),
    );
    const [file = ''] = waiting();
    expect(statSync(join(spool(), file)).mode & 0o777).toBe(0o600);
    expect(statSync(spool()).mode & 0o777).toBe(0o700);
    server.manner = 'takes';
    await until(() => expect(server.taken).toHaveLength(1));
    await until(() => expect(post.state().waiting).toBe(0));
    expect(logged).toEqual([expect.stringMatching(/^warn: .*EENVELOPE 451.*tried again/)]);
    quiet();
  });

  it('a message that is finally refused is given up at once', async () => {
    server.manner = 'refuses';
    const post = openSmtp();
    await post.send(letter);
    await until(() =>
      expect(post.state()).toMatchObject({ waiting: 0, lastFailure: { reason: 'EENVELOPE 550' } }),
    );
    expect(logged).toEqual([expect.stringMatching(/^warn: .*EENVELOPE 550.*given up/)]);
    await until(() => expect(waiting()).toEqual([]));
    quiet();
  });

  it('if the sender is refused, all messages wait for the operator', async () => {
    server.manner = 'refuses us';
    const post = openSmtp();
    await post.send(letter);
    await until(() =>
      expect(logged).toEqual([expect.stringMatching(/^error: The mail server cannot be used/)]),
    );
    expect(post.state().waiting).toBe(1);
    server.manner = 'takes';
    await until(() => expect(server.taken).toHaveLength(1));
    expect(logged.at(-1)).toBe('info: The mail server takes messages again.');
  });

  it.each(['silent', 'falls silent'] as const)(
    'a server with the manner "%s" is given up after a time, one connection tests whether it is back, and nothing is lost',
    async (manner) => {
      server.manner = manner;
      const times = { connectionTimeout: 100, greetingTimeout: 100, socketTimeout: 100 };
      const post = openSmtp({ patience: times, pauses: [50] });
      await Promise.all(Array.from({ length: 60 }, (_, n) => post.send(letterTo(`r${n}@example.org`))));
      await until(() => expect(logged[0]).toMatch(/^error: The mail server cannot be used \(ETIMEDOUT/));
      await until(() => expect(server.open.size).toBeLessThanOrEqual(1));
      expect(server.most).toBeLessThanOrEqual(3);
      expect(post.state().waiting).toBe(60);
      server.manner = 'takes';
      await until(() => expect(server.taken).toHaveLength(60));
      await until(() => expect(post.state().waiting).toBe(0));
      // One line when it began and one when it was over, not one for each message.
      expect(logged).toHaveLength(2);
    },
  );

  it('messages that wait when the paper stops are sent once after the next start', async () => {
    await server.stop();
    const first = openSmtp();
    await first.send(letter);
    await first.send(letterTo('other@example.org'));
    await until(() => expect(first.state().lastFailure).toBeDefined());
    await first.close();
    expect(waiting()).toHaveLength(2);
    await server.start();
    const second = openSmtp();
    await until(() => expect(server.taken).toHaveLength(2));
    await until(() => expect(second.state().waiting).toBe(0));
    await until(() => expect(waiting()).toEqual([]));
    expect([...server.recipients].sort()).toEqual(['other@example.org', 'reader@example.org']);
    openSmtp();
    expect(server.taken).toHaveLength(2);
  });

  it('messages that are too old or damaged by then are not sent; drafts and files of other processes are deleted', async () => {
    await server.stop();
    const first = openSmtp();
    await first.send(letter);
    await first.close();
    await server.start();
    time += 11 * 60_000;
    writeFileSync(join(spool(), '000-damaged.json'), '{"message":{"to"');
    writeFileSync(join(spool(), '000-draft.json.part'), '{');
    const foreign = join(folder, 'spool', '3001');
    mkdirSync(foreign);
    for (const name of ['old.json', 'new.json']) writeFileSync(join(foreign, name), '{}');
    const yesterday = START / 1000 - 26 * 60 * 60;
    utimesSync(join(foreign, 'old.json'), yesterday, yesterday);
    utimesSync(join(foreign, 'new.json'), START / 1000, START / 1000);
    logged = [];
    const second = openSmtp();
    await until(() => expect(second.state().waiting).toBe(0));
    await until(() => expect(waiting()).toEqual([]));
    expect(readdirSync(foreign)).toEqual(['new.json']);
    expect(logged).toEqual([
      expect.stringMatching(/^warn: 1 messages to readers were damaged/),
      expect.stringMatching(/^error: .*was not taken in time and is given up/),
    ]);
    expect(server.taken).toEqual([]);
  });

  it('a bounded number of messages waits, and the log says when one more is refused', async () => {
    await server.stop();
    const post = openSmtp({ pauses: [60_000] });
    expect(post.hasRoom()).toBe(true);
    const sends = Array.from({ length: 620 }, (_, n) => post.send(letterTo(`r${n}@example.org`)));
    // Those that are still being written count.
    expect(post.hasRoom()).toBe(false);
    await Promise.all(sends);
    expect(post.state()).toMatchObject({ waiting: 600, refused: 20 });
    expect(waiting()).toHaveLength(600);
    expect(logged.filter((line) => line.includes('one more is lost'))).toHaveLength(1);
  });

  it('a message is sent from memory if it cannot be written to the disk, and the log says so', async () => {
    writeFileSync(join(folder, 'spool'), 'a file where the folder would be');
    await openSmtp().send(letter);
    await until(() => expect(server.taken).toHaveLength(1));
    expect(logged).toEqual([expect.stringMatching(/^error: .*cannot be written to the disk/)]);
  });

  it('closes in time even if the server is silent, and leaves the message to the next start', async () => {
    server.manner = 'silent';
    const post = openSmtp();
    await post.send(letter);
    await until(() => expect(server.open.size).toBe(1));
    const before = performance.now();
    await post.close();
    expect(performance.now() - before).toBeLessThan(4_000);
    expect(waiting()).toHaveLength(1);
  });
});
