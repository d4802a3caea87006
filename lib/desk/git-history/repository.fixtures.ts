/** A newsroom whose content is in git, in a temporary folder, for tests. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { furnish, story } from '../newsroom.fixtures.ts';

const WHO = { NAME: 'A', EMAIL: 'a@example.org' };

export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'git-history-'));
  /** The content folder, inside the repository. */
  readonly contentDir = join(this.folder, 'paper/content');
  #at = 0;

  constructor() {
    furnish(this.contentDir);
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'commit.gpgsign', 'false');
  }

  git(...args: string[]): string {
    const date = `${Math.floor(this.#at / 1000)} +0000`;
    return execFileSync('git', args, {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: WHO.NAME,
        GIT_AUTHOR_EMAIL: WHO.EMAIL,
        GIT_COMMITTER_NAME: WHO.NAME,
        GIT_COMMITTER_EMAIL: WHO.EMAIL,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    });
  }

  path(file: string): string {
    return join(this.contentDir, file);
  }

  write(file: string, text: string | Buffer): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  move(from: string, to: string): void {
    mkdirSync(dirname(this.path(to)), { recursive: true });
    renameSync(this.path(from), this.path(to));
  }

  remove(file: string): void {
    rmSync(this.path(file));
  }

  /** @param at ms */
  commit(at: number): void {
    this.#at = at;
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'x');
  }

  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A story of 29 May 2007 with this slug: its file, its path, and its text with the given fields. */
export const fileOf = (slug: string): string => `articles/world/2007/05/29-${slug}.md`;
export const pathOf = (slug: string): string => `/world/2007/05/29/${slug}`;
export const text = (slug: string, body: string, fields = ''): string =>
  story(`headline: Story ${slug}\n${fields}`, `${body}\n`);

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
