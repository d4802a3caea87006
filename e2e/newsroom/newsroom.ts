/** A newsroom of a test's own: a copy of the sample content, a desk and a web process on a free port. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test as base, expect } from '@playwright/test';
import { findFreePorts } from '../../bin/free-ports.ts';

const root = join(import.meta.dirname, '../..');
/** Renditions of the sample's photographs, from the site that is started before all tests: making them takes 2 s of a core. */
const developed = join(root, '.test/site/renditions');

/** ISO 8601 with the publication's offset. */
const inIndia = (instant: Date): string =>
  `${new Date(instant.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 19)}+05:30`;

export interface StoryFields {
  slug: string;
  headline: string;
  body?: string;
  /** Front-matter lines besides the required ones. */
  more?: string;
  published?: Date;
}

export class Newsroom {
  readonly folder: string;
  readonly content: string;
  readonly data: string;
  url = '';
  #process: ChildProcess | undefined;
  #output = '';

  /** @param beside one whose content and data it shares: its own web process is another, its desk is the other's */
  constructor(beside?: Newsroom) {
    this.folder = beside?.folder ?? mkdtempSync(join(tmpdir(), 'broadsheet-newsroom-'));
    this.content = join(this.folder, 'content');
    this.data = join(this.folder, 'data');
    if (beside) return;
    cpSync(join(root, 'content'), this.content, { recursive: true });
    if (existsSync(developed)) cpSync(developed, join(this.data, 'renditions'), { recursive: true });
  }

  /** Starts it, again on the port that it had. */
  async start(env: Record<string, string> = {}): Promise<void> {
    const [port] = this.url ? [new URL(this.url).port] : await findFreePorts(1);
    this.url = `http://127.0.0.1:${port}`;
    const child = spawn('node', ['lib/web/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        CONTENT_DIR: this.content,
        DATA_DIR: this.data,
        LOG_LEVEL: 'warn',
        ...env,
      },
    });
    this.#process = child;
    const keep = (chunk: Buffer) => {
      this.#output = (this.#output + chunk.toString()).slice(-20_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const deadline = Date.now() + 40_000;
    for (;;) {
      const healthy = await fetch(`${this.url}/api/health`).then(
        (response) => response.ok,
        () => false,
      );
      if (healthy) return;
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`No newsroom:\n${this.#output}`);
      await pause(50);
    }
  }

  /** What the processes logged lately. */
  get log(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Process id of the desk beside the web process. */
  get deskPid(): number {
    return Number(
      execFileSync('pgrep', ['-P', String(this.pid), '-f', 'desk/main'], { encoding: 'utf8' }).split('\n')[0],
    );
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return gone;
  }

  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  file(path: string): string {
    return join(this.content, path);
  }

  /** Saves as editors do: writes beside the file, then renames over it. */
  save(path: string, text: string | Uint8Array): void {
    const file = this.file(path);
    mkdirSync(dirname(file), { recursive: true });
    const draft = join(dirname(file), `.${Date.now()}.tmp`);
    writeFileSync(draft, text);
    renameSync(draft, file);
  }

  /** File and path of a World story that was published at an instant (default: an hour ago). */
  story({ slug, headline, body, more = '', published = new Date(Date.now() - 3_600_000) }: StoryFields): {
    file: string;
    path: string;
    text: string;
  } {
    const instant = inIndia(published);
    const [year = '', month = '', day = ''] = instant.slice(0, 10).split('-');
    return {
      file: `articles/world/${year}/${month}/${day}-${slug}.md`,
      path: `/world/${year}/${month}/${day}/${slug}`,
      text: `---
headline: ${headline}
standfirst: What the story says in a sentence.
authors: [nandita-barve]
topics: [diplomacy]
published: ${instant}
${more}---

${body ?? 'The first paragraph of the story.\n\nThe second paragraph of the story.'}
`,
    };
  }

  async get(path: string): Promise<{ status: number; text: string; location: string | null }> {
    const response = await fetch(`${this.url}${path}`, { redirect: 'manual' });
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
    };
  }

  /** Waits until a page is as expected. How soon it has to be is tested elsewhere (by-the-clock.ts). */
  async live(path: string, expected: { status?: number; has?: string; not?: string }): Promise<void> {
    await expect(async () => {
      const page = await this.get(path);
      if (expected.status !== undefined) expect(page.status).toBe(expected.status);
      if (expected.has !== undefined) expect(page.text).toContain(expected.has);
      if (expected.not !== undefined) expect(page.text).not.toContain(expected.not);
    }).toPass({ timeout: 10_000, intervals: [20] });
  }
}

/** A newsroom for all tests of a worker; tests use slugs of their own. */
export const test = base.extend<object, { newsroom: Newsroom }>({
  newsroom: [
    async ({ browserName: _ }, use) => {
      const newsroom = new Newsroom();
      await newsroom.start();
      await use(newsroom);
      await newsroom.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** A newsroom for one test, which kills it, empties it or measures it. */
export const testAlone = base.extend<{ newsroom: Newsroom }>({
  newsroom: async ({ browserName: _ }, use) => {
    const newsroom = new Newsroom();
    await newsroom.start();
    await use(newsroom);
    await newsroom.remove();
  },
});

export { expect };
