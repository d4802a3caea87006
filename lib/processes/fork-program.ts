/** Starts a program of ours as a process with a channel. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Program } from './starter-messages.ts';

/**
 * A process with a channel. Has these events of `ChildProcess`: `spawn`, `message`, `exit`, and `error` if it could not be started.
 */
export type Child = Pick<EventEmitter, 'on' | 'once' | 'off'> & {
  /** Undefined until `spawn`. */
  readonly pid?: number | undefined;
  send(message: object, sent: (error: Error | null) => void): unknown;
  kill(signal: NodeJS.Signals): unknown;
};

export type StartChild = (program: Program) => Child;

type ForkedChild = Child & { readonly connected: boolean };

/** Stands for a process that could not be started. */
class NoChild extends EventEmitter implements ForkedChild {
  readonly connected = false;

  constructor(error: unknown) {
    super();
    process.nextTick(() => this.emit('error', error));
  }

  send(_: object, sent: (error: Error | null) => void): void {
    process.nextTick(sent, new Error('The process could not be started.'));
  }

  kill(): void {}
}

/** Never throws: what `fork` throws, for example because memory has run out, is emitted as `error`. */
export function forkProgram({ path, flags }: Program): ForkedChild {
  try {
    const child = fork(path, [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      execArgv: [...flags],
    });
    // If no file can be opened, Node makes no channel and no function `send`. It emits the error later.
    if (child.send !== undefined) return child;
    const none = new NoChild(new Error('It has no channel: too many files are open.'));
    child.on('error', () => {});
    return none;
  } catch (error) {
    return new NoChild(error);
  }
}
