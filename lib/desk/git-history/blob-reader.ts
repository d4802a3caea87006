/** Reads earlier versions of files with `git cat-file`, as they are stored: no filter of the repository is run. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { gitIn, SAFELY } from '../git.ts';

const ID = /^[0-9a-f]{40,64}$/;
const HEAD = /^[0-9a-f]{40,64} (\w+) (\d{1,15})$/;
/** The longest line of git about a blob (bytes). */
const LONGEST_HEAD = 1024;
const NEWLINE = 10;

export class BlobReader {
  readonly #git: ChildProcessByStdio<Writable, Readable, null>;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #largest: number;
  #rest: Buffer = Buffer.alloc(0);

  /** @param largest size of the largest blob that is read, in bytes */
  constructor(contentDir: string, { largest, signal }: { largest: number; signal: AbortSignal }) {
    this.#git = spawn('git', [...SAFELY, 'cat-file', '--batch'], {
      ...gitIn(contentDir),
      stdio: ['pipe', 'pipe', 'ignore'],
      signal,
    });
    // If it could not be started, or was ended, reading from it fails.
    this.#git.once('error', () => {});
    this.#git.stdin.once('error', () => {});
    this.#chunks = this.#git.stdout[Symbol.asyncIterator]();
    this.#largest = largest;
  }

  /** Reads a blob, one at a time; undefined if it does not exist here, or is too large. @throws if git ended */
  async read(id: string): Promise<Buffer | undefined> {
    if (!ID.test(id)) return undefined;
    this.#git.stdin.write(`${id}\n`);
    const [, type, length] = HEAD.exec(await this.#line()) ?? [];
    if (type === undefined) return undefined;
    const size = Number(length);
    const isWanted = type === 'blob' && size <= this.#largest;
    const bytes = await this.#take(size, isWanted);
    await this.#take(1, false);
    return isWanted ? bytes : undefined;
  }

  end(): void {
    this.#git.stdin.end();
    this.#git.kill();
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next();
    if (done === true) throw new Error('git cat-file ended before it was asked to.');
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(NEWLINE);
      if (end !== -1) {
        const line = this.#rest.toString('latin1', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      if (this.#rest.length > LONGEST_HEAD)
        throw new Error('git cat-file answered with something unexpected.');
      await this.#more();
    }
  }

  /** Takes this many bytes from the stream, and keeps them only if they are wanted. */
  async #take(size: number, isWanted: boolean): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0) await this.#more();
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      if (isWanted) parts.push(part);
    }
    return Buffer.concat(parts);
  }
}
