/**
 * Notices that something under the content folder changed, and names it. What became of it is then found by looking. As
 * events can be lost, the whole folder is looked at now and then.
 */
import { realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
  type AsyncSubscription,
  type BackendType,
  type Event,
  type SubscribeCallback,
  subscribe,
} from '@parcel/watcher';
import type { Logger } from 'pino';
import { isPassingName } from './place-in-content.ts';

/** After the last event of a burst, so that a save, a rename or a checkout is seen whole; but never later than LATEST. */
const QUIET = 30;
const LATEST = 150;
/** Looks at every file's size and time even if nothing was reported, in milliseconds: events can be lost. */
const RESCAN = 60_000;
/** Where no watcher can be had. */
const POLL = 1_000;

/**
 * The backend for each platform. If the library may choose, it asks for Watchman each time, with a shell that it never waits for:
 * a zombie process and an open file stay behind for every folder that is made.
 */
const BACKENDS: Partial<Record<NodeJS.Platform, BackendType>> = {
  darwin: 'fs-events',
  linux: 'inotify',
  win32: 'windows',
};
const IGNORED = ['.git', 'node_modules'];

export interface WatchOptions {
  contentDir: string;
  log: Logger;
  onChange(change: ContentChange): void;
  /** Milliseconds until the next look at all files; a minute where it is left out. */
  rescanAfter?: (() => number) | undefined;
}

export interface ContentChange {
  /** Files and folders below the content folder, as they are spelt on the disk. */
  names: ReadonlySet<string>;
  /** True where others may have changed as well. */
  everything: boolean;
}

export interface Watch {
  stop(): Promise<void>;
}

/** Gathers names until a burst is over, then hands them on. */
function gather(onChange: WatchOptions['onChange']): {
  add(files: readonly string[]): void;
  addEverything(): void;
  stop(): void;
} {
  let names = new Set<string>();
  let everything = false;
  let quiet: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(quiet);
    clearTimeout(latest);
    latest = undefined;
  };
  const flush = (): void => {
    stop();
    const gathered = { names, everything };
    names = new Set();
    everything = false;
    onChange(gathered);
  };
  const wait = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(flush, QUIET);
    latest ??= setTimeout(flush, LATEST);
  };
  return {
    add(files) {
      for (const file of files) names.add(file);
      wait();
    },
    addEverything() {
      everything = true;
      wait();
    },
    stop,
  };
}

const inodeOf = (folder: string): number | undefined => {
  try {
    return statSync(folder).ino;
  } catch {
    return undefined;
  }
};

/** Folders made within a new folder before the watcher saw into it go unwatched. */
const isNewFolder = ({ type, path }: Event): boolean =>
  type === 'create' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** All folders within one that are watched. A folder that cannot be read has none. */
async function foldersIn(folder: string, found = new Set<string>()): Promise<Set<string>> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory() || IGNORED.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    found.add(path);
    await foldersIn(path, found);
  }
  return found;
}

/** How often a watcher is begun anew because folders were made while it looked around. Then the next look has to do. */
const ATTEMPTS = 5;

/** Watches the folder until stopped. Where the system offers no watching (or runs out of it) the folder is polled. */
export async function watchContent(options: WatchOptions): Promise<Watch> {
  const { contentDir, log, onChange, rescanAfter = () => RESCAN } = options;
  const burst = gather(onChange);
  let subscription: AsyncSubscription | undefined;
  /** The folder that was last tried: one put in its place is watched anew. */
  let tried: number | undefined;
  let timer: NodeJS.Timeout | undefined;

  const hear = (root: string, error: Error | null, events: readonly Event[]): void => {
    if (error) {
      log.warn(
        { err: error },
        'The watcher lost sight of the content folder: every file is looked at again.',
      );
      tried = undefined;
      schedule(POLL);
      burst.addEverything();
      return;
    }
    if (tried !== inodeOf(contentDir)) schedule(POLL);
    const files = events.map(({ path }) => relative(root, path).split(sep).join('/'));
    const named = files.filter((file) => !file.split('/').some(isPassingName));
    if (named.length > 0) burst.add(named);
    if (events.some(isNewFolder)) {
      tried = undefined;
      schedule(0);
    }
  };

  const subscribeAnew = async (): Promise<void> => {
    tried = inodeOf(contentDir);
    try {
      await subscription?.unsubscribe();
      subscription = undefined;
      const root = realpathSync(contentDir);
      const onEvents: SubscribeCallback = (error, events) => hear(root, error, events);
      const backend = BACKENDS[process.platform];
      // The watcher lists the folders and then watches them: one that is made in between goes unwatched, and nothing tells.
      let known = await foldersIn(root);
      for (let attempt = 1; ; attempt += 1) {
        subscription = await subscribe(root, onEvents, { ignore: IGNORED, ...(backend && { backend }) });
        const found = await foldersIn(root);
        if (attempt === ATTEMPTS || [...found].every((folder) => known.has(folder))) break;
        known = found;
        await subscription.unsubscribe();
        subscription = undefined;
      }
    } catch (error) {
      subscription = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The content folder cannot be watched (${reason}): it is looked at every second.`;
      log.warn({ contentDir, reason }, message);
    }
  };

  /** One at a time: a second subscription would share the first one's view of the folders. */
  let listening = Promise.resolve();
  const listen = (): Promise<void> => {
    listening = listening.then(subscribeAnew);
    return listening;
  };

  const look = async (): Promise<void> => {
    if (tried !== inodeOf(contentDir)) await listen();
    if (timer === undefined) return;
    burst.addEverything();
    schedule(subscription ? rescanAfter() : POLL);
  };
  const schedule = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(look, wait);
  };

  await listen();
  schedule(subscription ? rescanAfter() : POLL);
  return {
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      burst.stop();
      await listening;
      await subscription?.unsubscribe();
    },
  };
}
