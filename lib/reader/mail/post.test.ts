import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeLetter } from './code-letter.ts';
import { openPost, type PostOptions } from './post.ts';

const SENDER = { name: 'Die Tageszeitung „Süd“', origin: 'https://paper.example', locale: 'de' };
const LINK = 'https://paper.example/sign-in/code?link=0a1b';
const letter = codeLetter(
  { to: 'reader@example.org', code: '123456', kind: 'sign-in', minutes: 10, link: LINK },
  SENDER,
);

let folder: string;
let logged: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-post-'));
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const post = (options: Partial<PostOptions> = {}) =>
  openPost({
    smtp: undefined,
    from: 'no-reply@paper.example',
    outbox: join(folder, 'outbox'),
    sender: () => SENDER,
    now: () => Date.UTC(2026, 10, 26, 12, 30, 1),
    log: (level, message) => logged.push(`${level}: ${message}`),
    pauses: [5, 5],
    ...options,
  });

/** Quoted-printable without its soft line breaks. */
const plain = (message: string): string =>
  message
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

describe('without a mail server', () => {
  it('a message is a file that its owner alone can read; the log says where, and nothing else of it', async () => {
    await post()(letter);
    const [file = ''] = readdirSync(join(folder, 'outbox'));
    expect(file).toMatch(/^2026-11-26T12-30-01\.000Z-[0-9a-f]{12}\.eml$/);
    expect(statSync(join(folder, 'outbox', file)).mode & 0o777).toBe(0o600);
    expect(logged).toEqual([
      `info: No SMTP_URL is set: a message to a reader is in ${join(folder, 'outbox', file)}`,
    ]);
    const message = plain(readFileSync(join(folder, 'outbox', file), 'utf8'));
    expect(message).toMatch(/^To: reader@example\.org$/m);
    expect(message).toContain('Auto-Submitted: auto-generated');
    expect(message).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
    const [, text = '', html = ''] = message.split(/Content-Type: text\/(?:plain|html)/);
    for (const part of [text, html])
      for (const word of ['123456', LINK, '10 minutes']) expect(part).toContain(word);
    expect(html).toContain('lang="de"');
  });

  it('what cannot be written is said, without a name or a code', async () => {
    writeFileSync(join(folder, 'outbox'), 'a file where the folder would be');
    await post()(letter);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^error: .*could not be written/);
    expect(logged[0]).not.toMatch(/reader@|123456/);
  });
});

describe('with a mail server', () => {
  let server: Server;
  let taken: string[];
  let refusals: number;
  beforeEach(async () => {
    [taken, refusals] = [[], 0];
    server = createServer(talk);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  /** As much of SMTP (RFC 5321) as one message takes. */
  function talk(socket: Socket): void {
    let data: string | undefined;
    socket.write('220 mail.example ESMTP\r\n');
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      if (data !== undefined) {
        data += piece.toString();
        if (!data.endsWith('\r\n.\r\n')) return;
        taken.push(data);
        data = undefined;
        socket.write('250 taken\r\n');
        return;
      }
      for (const line of piece.toString().split('\r\n').filter(Boolean)) {
        const word = line.slice(0, 4).toUpperCase();
        if (word === 'RCPT' && refusals > 0) {
          refusals -= 1;
          socket.write('451 reader@example.org is busy\r\n');
        } else if (word === 'DATA') {
          data = '';
          socket.write('354 go on\r\n');
        } else if (word === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  }
  const address = () => `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`; // on TCP

  it('it is given the message', async () => {
    await post({ smtp: address() })(letter);
    expect(taken).toHaveLength(1);
    expect(plain(taken[0] ?? '')).toContain('123456');
    expect(logged).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a message that is not taken is tried again', async () => {
    refusals = 2;
    await post({ smtp: address() })(letter);
    expect(taken).toHaveLength(1);
    expect(logged).toHaveLength(2);
    expect(logged.join()).not.toMatch(/reader@|123456/);
  });

  it('and given up after some tries, with a line in the log', async () => {
    refusals = 99;
    await post({ smtp: address() })(letter);
    expect(taken).toEqual([]);
    expect(logged.at(-1)).toMatch(/^error: .*given up/);
    expect(logged.join()).not.toMatch(/reader@|123456/);
  });

  it('as where nobody answers', async () => {
    await post({ smtp: 'smtp://127.0.0.1:1' })(letter);
    expect(logged.at(-1)).toMatch(/^error: .*E(?:SOCKET|CONNREFUSED|CONNECTION).*given up/);
  });
});
