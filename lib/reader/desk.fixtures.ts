/** A readers' desk for tests, with browsers that visit it: the real one, but that its letters are read here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryPlace } from './database.fixtures.ts';
import type { DatabaseKind } from './database.ts';
import { handleReader } from './handle.ts';
import type { Letter } from './mail/letter.ts';
import type { Post } from './mail/post.ts';
import { CLIENT_ADDRESS, type ReaderAnswer } from './message.ts';
import { type DeskOptions, type OpenDesk, openDesk } from './open-desk.ts';
import type { ReaderView } from './reader-view.ts';

export const ORIGIN = 'https://paper.example';
export const SECRET = 'a secret for tests, and of no other use';

export interface TestDesk extends OpenDesk {
  letters: Letter[];
  logged: string[];
  /** Letters that have come since the last look, when all work is done. */
  mail(): Promise<Letter[]>;
  browser(address?: string): TestBrowser;
  remove(): Promise<void>;
}

/** A post that sends letters with this function. */
export const postTo = (send: Post['send'], more: Partial<Post> = {}): Post => ({
  send,
  hasRoom: () => true,
  refuse: () => {},
  state: () => ({ waiting: 0, refused: 0 }),
  close: async () => {},
  ...more,
});

export async function temporaryDesk(
  kind: DatabaseKind,
  options: Partial<DeskOptions> = {},
): Promise<TestDesk> {
  const place = await temporaryPlace(kind);
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-desk-'));
  const letters: Letter[] = [];
  const logged: string[] = [];
  const open = await openDesk({
    place,
    editionFile: join(folder, 'edition.db'),
    origin: ORIGIN,
    secret: SECRET,
    social: {},
    now: () => Date.now(),
    log: (level, message, error) => logged.push(`${level} ${message} ${String(error ?? '')}`),
    limits: { lettersAnHour: 1_000 },
    openPost: () => postTo(async (letter) => void letters.push(letter)),
    ...options,
  });
  let seen = 0;
  return {
    ...open,
    letters,
    logged,
    async mail() {
      await open.idle();
      const news = letters.slice(seen);
      seen = letters.length;
      return news;
    },
    browser: (address) => new TestBrowser(open, address),
    async remove() {
      await open.close();
      await place.remove();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Seen {
  status: number;
  location: string | undefined;
  headers: Headers;
  /** Of a page. */
  view: ReaderView | undefined;
  /** Of anything else. */
  text: string;
}

function seen(answer: ReaderAnswer): Seen {
  if (answer.kind === 'unknown')
    return { status: 404, location: undefined, headers: new Headers(), view: undefined, text: '' };
  const headers = new Headers(answer.headers);
  return {
    status: answer.status,
    location: headers.get('location') ?? undefined,
    headers,
    view: answer.kind === 'view' ? answer.view : undefined,
    text: answer.kind === 'bytes' ? new TextDecoder().decode(answer.body) : '',
  };
}

/** Keeps cookies, and says of its requests what browsers say. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #open: OpenDesk;
  readonly #address: string;

  constructor(open: OpenDesk, address = '203.0.113.7') {
    this.#open = open;
    this.#address = address;
  }

  async send(
    method: 'GET' | 'POST',
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    const sent = {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      [CLIENT_ADDRESS]: this.#address,
      ...(method === 'POST' ? { 'sec-fetch-site': 'same-origin', origin: ORIGIN } : {}),
      ...headers,
    };
    const answer = seen(
      await handleReader(
        {
          method,
          url: this.#open.desk.origin + path,
          headers: Object.entries(sent),
          ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
        },
        this.#open.desk,
      ),
    );
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return answer;
  }

  get(path: string): Promise<Seen> {
    return this.send('GET', path);
  }

  post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    return this.send('POST', path, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const equals = pair.indexOf('=');
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
    if (value === '' || attributes.some((one) => /^\s*max-age=0$/i.test(one))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The six digits of a letter. */
export function codeIn(letter: Letter | undefined): string {
  const code = /^\d{6}/.exec(letter?.subject ?? '')?.[0];
  if (code === undefined) throw new Error(`There is no code in "${letter?.subject}".`);
  return code;
}

/** Path and query of the link in a letter. */
export function linkIn(letter: Letter | undefined): string {
  const link = /\/[a-z/-]+\?link=[0-9a-f]+/.exec(JSON.stringify(letter?.body))?.[0];
  if (link === undefined) throw new Error(`There is no link in "${letter?.subject}".`);
  return link;
}

/** A code other than this one. */
export const wrongFor = (code: string): string => (code === '000000' ? '000001' : '000000');

/** Signs a browser in with a code. */
export async function signIn(desk: TestDesk, browser: TestBrowser, email: string): Promise<void> {
  await desk.mail();
  await browser.post('/sign-in', { email });
  const [letter] = await desk.mail();
  const answer = await browser.post('/sign-in/code', { code: codeIn(letter) });
  if (answer.status !== 303) throw new Error(`Signing in was answered with ${answer.status}.`);
}
