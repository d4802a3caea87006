/** What a process and its starter say to each other. Each child has a number, given by the process that orders it. */

export interface Program {
  /** Path of the module. */
  path: string;
  /** For Node, before the module. */
  flags: readonly string[];
}

/** `ping` is answered with `alive`. */
export type StarterOrder =
  | { kind: 'ping' }
  | { kind: 'start'; child: number; program: Program }
  | { kind: 'send'; child: number; message: object }
  | { kind: 'kill'; child: number; signal: NodeJS.Signals };

/** `unstarted`: there is no process. Nothing follows `unstarted` or `ended`. */
export type StarterSaid =
  | { kind: 'alive' }
  | { kind: 'started'; child: number; pid: number | undefined }
  | { kind: 'unstarted'; child: number; reason: string }
  | { kind: 'said'; child: number; message: unknown }
  | { kind: 'ended'; child: number; code: number | null; signal: NodeJS.Signals | null };
