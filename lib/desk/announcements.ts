/** What the desk says: to the process that started it, and in its log. */
import pino, { type Logger } from 'pino';
import type { SignOfLife } from '#lib/condition/desk-condition.ts';
import type { Why } from '#lib/disk/why.ts';
import type { FileReport, Problem } from '#lib/edition/batch.ts';
import { logLevel } from '#lib/env.ts';

/** Messages to the parent process. */
export type DeskMessage =
  /** The first pass is over: the edition holds all of the content. */
  | { type: 'ready'; articles: number; problems: number }
  /** A transaction changed what is public. */
  | { type: 'published'; change: number; tags: string[] }
  /** The pass asked for by `sync` is over; `change` is the newest change of the edition. */
  | { type: 'synced'; change: number }
  /** That pass failed; it is tried again automatically. */
  | { type: 'not-synced'; why: Why }
  | SignOfLife;

/** Messages from the parent process. */
export type DeskRequest = { type: 'sync' };

export const createLog = (): Logger =>
  pino(
    { name: 'desk', level: logLevel(), base: { name: 'desk' } },
    pino.destination({ dest: 1, sync: false }),
  );

/**
 * Sends a message to the parent process, if there is one, and calls `sent` when it has been handed over. It goes out at once, even
 * from within work that blocks the event loop. Returns false if too many messages are waiting already.
 */
export function tell(message: DeskMessage, sent: () => void = () => {}): boolean {
  if (!process.connected || process.send === undefined) return true;
  return process.send(message, undefined, undefined, () => sent());
}

export const isRequest = (message: unknown): message is DeskRequest =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'sync';

/** `articles/world/…/29-x.md:7 image.alt: This picture has no alt. Add "alt: …".` */
export function problemLine({ file, line, field, message, remedy }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place} ${field === undefined ? '' : `${field}: `}${message} ${remedy}`;
}

/** Logs the problems of files just read. */
export function logProblems(log: Logger, reports: readonly FileReport[]): void {
  for (const { problems } of reports)
    for (const problem of problems) {
      const { file, line, field, remedy, severity } = problem;
      log[severity === 'error' ? 'error' : 'warn']({ file, line, field, remedy }, problemLine(problem));
    }
}

/** Logs that a picture's renditions could not be made and will not be tried again automatically. */
export function logPictureFailure(log: Logger, file: string, error: unknown): void {
  const reason = error instanceof Error ? error.message.split('\n', 1)[0]?.replace(/\.$/, '') : String(error);
  const remedy =
    'Export it again, or make it smaller, and save it; if memory ran out, give more of it (MEMORY_LIMIT).';
  const place = `media/${file}`;
  const message = `No renditions of ${place} (${reason}): it is shown as it is. ${remedy}`;
  log.error({ err: error, file: place, remedy }, message);
}
