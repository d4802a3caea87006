/** The condition that the desk reports regularly to the process that started it. */
import type { Why } from '#lib/disk/why.ts';

/** The desk's tasks that are repeated if they fail. */
export type DeskTask =
  | 'turn'
  | 'edition'
  | 'content'
  | 'folders'
  | 'histories'
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
  /** The last look at files that succeeded: when (ms), how long it took (ms), how many files were read and taken down. */
  lastPass?: { at: number; ms: number; read: number; removed: number } | undefined;
  /** True if the content folder is empty although stories were published. They stay up. */
  isEmptied?: boolean;
  failing: readonly Failing[];
  /** How many files have an error now. */
  faults: number;
  /** How many pictures wait for their renditions. */
  renditions: number;
  /** The newest change of the edition. */
  change: number;
}

/** The desk is alive. */
export interface SignOfLife {
  type: 'alive';
  /** How long the desk may be silent after this, in milliseconds, because one statement or one file may take long. 0: as usual. */
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
