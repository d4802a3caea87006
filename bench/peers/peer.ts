/** What the measurements ask of another generator: a project for a corpus, a whole build, and what puts a saved file live. */
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { watchMemory } from '../measure.ts';

export interface Command {
  program: string;
  args: readonly string[];
  env?: Record<string, string>;
}

export interface Peer {
  name: string;
  /** Name and version; undefined where it is not installed. */
  title: () => string | undefined;
  /** What to do where it is not installed. */
  remedy: string;
  /** Installs it beside the project. */
  install?: () => void;
  /** Lays out a project in `folder`: a page for each article, a list of each section, a home page. */
  prepare: (folder: string, corpus: string) => void;
  /** A whole build. */
  build: () => Command;
  /** Builds what is saved for as long as it runs; where there is none, `build` is run again, with the caches it kept. */
  watch?: () => Command;
  /** Folder of the articles in the project. */
  articles: string;
  /** Folder of the pages that are built; undefined where none are. */
  pages?: string;
  /** Articles that were built. */
  count: (folder: string) => number;
}

export interface Build {
  seconds: number;
  /** The most memory of all its processes together, in MiB. */
  peak: number;
}

/** In the folder of pages: the page of an article, by its file below the folder of articles, and the list of its section. */
export const pageOf = (article: string): string => article.replace(/\.md$/, '/index.html');
export const listOf = (article: string): string => join(article.split('/')[0] ?? '', 'index.html');

/** Pages of articles in a folder: those of `section/year/month/article`. */
export const countPages = (folder: string): number =>
  existsSync(folder) ? globSync('*/*/*/*/index.html', { cwd: folder }).length : 0;

export const start = (folder: string, { program, args, env }: Command) =>
  spawn(program, args, {
    cwd: folder,
    // Some go by PWD, not by their working directory.
    env: { ...process.env, NODE_ENV: 'production', ...env, PWD: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** A whole build in `folder`. @throws where it fails, or other than `articles` were built */
export function buildWith(peer: Peer, folder: string, articles: number): Promise<Build> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = start(folder, peer.build());
    const memory = watchMemory(child.pid ?? 0);
    child.on('error', reject);
    child.on('exit', (code) => {
      const seconds = (performance.now() - begun) / 1000;
      const peak = memory.stop();
      // Some end with 0 also where they fail: what they wrote is counted.
      const made = peer.count(folder);
      if (code === 0 && made === articles) resolve({ seconds, peak });
      else reject(new Error(`${peer.name} ended with ${code} and built ${made} of ${articles} articles.`));
    });
  });
}
