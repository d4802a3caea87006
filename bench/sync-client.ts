/** A reader's device on a connection of its own that stays open, as a browser's does, and next to no work of its own. */
import { connect, type Socket } from 'node:net';

export interface SyncReply {
  status: number;
  body: string;
}

export class SyncClient {
  readonly #socket: Socket;
  #held = '';
  #waiting: ((reply: SyncReply) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay();
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (chunk: string) => this.#hear(chunk));
    this.#socket.on('error', () => this.#answer({ status: 0, body: '' }));
    this.#socket.on('close', () => this.#answer({ status: 0, body: '' }));
  }

  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('connect', resolve).once('error', reject);
    });
  }

  /** @param head header lines, each with its end */
  post(path: string, head: string, body: string): Promise<SyncReply> {
    return new Promise((resolve) => {
      // The server closes who says nothing for ten seconds.
      if (this.#socket.destroyed || this.#socket.readableEnded) return resolve({ status: 0, body: '' });
      this.#waiting = resolve;
      this.#socket.write(
        `POST ${path} HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(chunk: string): void {
    this.#held += chunk;
    const end = this.#held.indexOf('\r\n\r\n');
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#held.slice(0, end))?.[1]);
    if (end === -1 || this.#held.length < end + 4 + length) return;
    const reply = { status: Number(this.#held.slice(9, 12)), body: this.#held.slice(end + 4) };
    this.#held = '';
    this.#answer(reply);
  }

  #answer(reply: SyncReply): void {
    this.#waiting?.(reply);
    this.#waiting = undefined;
  }
}
