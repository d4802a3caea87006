/** What the desk says of itself, again and again, to the process that started it. */
import type { Why } from '#lib/disk/why.ts';

/** What the desk does again if it fails. */
export type DeskTask =
  | 'edition'
  | 'content'
  | 'folders'
  | 'hours'
  | 'pictures'
  | 'search'
  | 'renames'
  | 'notices';

export interface Failing {
  what: DeskTask;
  why: Why;
  /** Since when (ms). */
  since: number;
  attempts: number;
}

export interface DeskCondition {
  /** `opening` the edition; `reading` all content for the first time; `ready`: the edition is what the files say. */
  state: 'opening' | 'reading' | 'ready';
  /** The last look at files that came to its end: when (ms), how long it took (ms), how many files were read and taken down. */
  lastPass?: { at: number; ms: number; read: number; removed: number } | undefined;
  /** True if there is no content at all, though some was published: that stays up. */
  isEmptied?: boolean;
  failing: readonly Failing[];
  /** Files that have an error now. */
  faults: number;
  /** Pictures whose renditions are not made yet. */
  renditions: number;
  /** The newest change of the edition. */
  change: number;
}

/** The desk is alive. */
export interface SignOfLife {
  type: 'alive';
  /** It may be silent for so long after this, in milliseconds: one statement of SQLite, or one file, may take long. 0: no longer than usual. */
  quietFor: number;
  condition: DeskCondition;
}

export const isSignOfLife = (message: unknown): message is SignOfLife =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'alive' &&
  'quietFor' in message &&
  typeof message.quietFor === 'number' &&
  'condition' in message &&
  typeof message.condition === 'object';
