/** The desk as a process, for tests: its messages, its log and its end. */
import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { DeskMessage } from './announcements.ts';

const project = resolve(import.meta.dirname, '../..');

export interface RunningDesk {
  process: ChildProcess;
  messages: DeskMessage[];
  /** Chunks of its log. */
  log: string[];
  /** Lines of its log at level 50 and above. */
  errors(): { msg: string; [field: string]: unknown }[];
  /** Resolves with the first message, past or future, for which the test is true. */
  until(satisfies: (message: DeskMessage) => boolean): Promise<DeskMessage>;
}

export interface DeskPlaces {
  contentDir: string;
  dataDir: string;
}

export function runDesk({ contentDir, dataDir }: DeskPlaces, env: Record<string, string> = {}): RunningDesk {
  const desk = fork(join(project, 'lib/desk/main.ts'), [], {
    cwd: project,
    env: { NODE_ENV: 'test', CONTENT_DIR: contentDir, DATA_DIR: dataDir, LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const started: RunningDesk = {
    process: desk,
    messages: [],
    log: [],
    errors: () =>
      started.log
        .join('')
        .split('\n')
        .filter((line) => line.startsWith('{') && line.endsWith('}'))
        .map((line) => JSON.parse(line))
        .filter(({ level }) => level >= 50),
    until: (satisfies) =>
      new Promise((found, fail) => {
        const before = started.messages.find(satisfies);
        if (before) return found(before);
        desk.on('message', (message: DeskMessage) => satisfies(message) && found(message));
        desk.on('exit', (code) => fail(new Error(`The desk ended (${code}): ${started.log.join('')}`)));
      }),
  };
  desk.on('message', (message: DeskMessage) => started.messages.push(message));
  desk.stdout?.on('data', (chunk) => started.log.push(String(chunk)));
  return started;
}

/** Resolves with its exit code when it has ended and its log was read to the end. */
export const endDesk = (desk: ChildProcess, signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((ended) => {
    if (desk.exitCode !== null || desk.signalCode !== null) return ended(desk.exitCode);
    desk.on('close', (code) => ended(code));
    desk.kill(signal);
  });

export const isReady = ({ type }: DeskMessage): boolean => type === 'ready';

/** Messages that say that the story of this path has changed. */
export const touches = (path: string) => (message: DeskMessage) =>
  message.type === 'published' && message.tags.some((tag) => decodeURIComponent(tag) === `article:${path}`);
