/** Requests a page in memory every 10 ms, and records how long each answer took. */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two requests. */
export const EVERY = 10;
/** The most connections. A request waits if none is free, and that wait counts. */
const CONNECTIONS = 64;
/** How long answers are waited for after the last request, in milliseconds. */
const PATIENCE = 10_000;
const FROM = '198.19.0.1';

/** Two readers in turn: one whose request suits the server's fast lane, and one whose proxy adds a header. */
const READERS = ['', 'X-Request-Start: t=1\r\n'];

export interface HeldPage {
  /** Milliseconds until each complete answer, or until a request was given up. */
  times: number[];
  /** Requests that were answered with anything but the page. */
  wrong: number;
  unanswered: number;
}

interface Question {
  asked: number;
}

/** A reader's connections, each for one request at a time. */
class Reader {
  readonly #port: number;
  readonly #request: string;
  readonly #free: Socket[] = [];
  readonly #waiting: Question[] = [];
  readonly #open = new Map<Socket, Question | undefined>();
  readonly page: HeldPage = { times: [], wrong: 0, unanswered: 0 };

  constructor(port: number, path: string, line: string) {
    this.#port = port;
    this.#request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\nX-Forwarded-For: ${FROM}\r\n${line}\r\n`;
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0 && [...this.#open.values()].every((question) => question === undefined);
  }

  ask(question: Question = { asked: performance.now() }): void {
    const socket = this.#free.pop() ?? (this.#open.size < CONNECTIONS ? this.#connect() : undefined);
    if (socket === undefined) {
      this.#waiting.push(question);
      return;
    }
    this.#open.set(socket, question);
    socket.write(this.#request);
  }

  #connect(): Socket {
    const socket = connect(this.#port, '127.0.0.1');
    socket.setNoDelay(true);
    let head = '';
    let left = -1;
    socket.on('data', (piece: Buffer) => {
      let body = piece.byteLength;
      if (left < 0) {
        head += piece.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return;
        body = head.length - end - 4;
        left = Number(/\r\nContent-Length: (\d+)/i.exec(head)?.[1] ?? 0);
        if (!head.startsWith('HTTP/1.1 200 ')) this.page.wrong += 1;
      }
      left -= body;
      if (left > 0) return;
      head = '';
      left = -1;
      this.#answered(socket);
    });
    const lost = (): void => {
      if (!this.#open.has(socket)) return;
      if (this.#open.get(socket) !== undefined) this.page.wrong += 1;
      this.#open.delete(socket);
      const at = this.#free.indexOf(socket);
      if (at !== -1) this.#free.splice(at, 1);
    };
    socket.on('error', lost).on('close', lost);
    this.#open.set(socket, undefined);
    return socket;
  }

  #answered(socket: Socket): void {
    const question = this.#open.get(socket);
    if (question !== undefined) this.page.times.push(performance.now() - question.asked);
    this.#open.set(socket, undefined);
    this.#free.push(socket);
    const next = this.#waiting.shift();
    if (next !== undefined) this.ask(next);
  }

  /** Gives up requests without an answer. They took at least this long. */
  close(): void {
    const questions = [...this.#waiting, ...[...this.#open.values()].filter((each) => each !== undefined)];
    this.page.unanswered = questions.length;
    for (const { asked } of questions) this.page.times.push(performance.now() - asked);
    for (const socket of this.#open.keys()) socket.destroy();
    this.#open.clear();
  }
}

/** Sends requests until `isOver`, then waits for the remaining answers, but no longer than `PATIENCE`. */
export async function askHeldPage(port: number, path: string, isOver: () => boolean): Promise<HeldPage> {
  const readers = READERS.map((line) => new Reader(port, path, line));
  const begun = performance.now();
  for (let n = 0; !isOver(); n += 1) {
    readers[n % readers.length]?.ask();
    await pause(Math.max(0, begun + (n + 1) * EVERY - performance.now()));
  }
  const deadline = performance.now() + PATIENCE;
  while (readers.some((reader) => !reader.isIdle) && performance.now() < deadline) await pause(EVERY);
  for (const reader of readers) reader.close();
  const pages = readers.map(({ page }) => page);
  return {
    times: pages.flatMap(({ times }) => times),
    wrong: pages.reduce((sum, { wrong }) => sum + wrong, 0),
    unanswered: pages.reduce((sum, { unanswered }) => sum + unanswered, 0),
  };
}
