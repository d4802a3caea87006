/** Starts a program of ours as a process with a channel. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Program } from './starter-messages.ts';

export const forkProgram = ({ path, flags }: Program): ChildProcess =>
  fork(path, [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: [...flags],
  });
