/** Logs once, at the start, how much memory there is and how it is divided. */
import { pressBytes, renderers } from '#lib/env.ts';
import type { MemoryLimit } from '#lib/memory/limit.mjs';
import { missingHere } from '#lib/memory/own-start.ts';
import type { MemoryPlan } from '#lib/memory/plan.mjs';
import type { Logger } from './log.ts';

const MEGABYTE = 1024 * 1024;

export function logMemory(log: Logger, { limit, plan }: { limit: MemoryLimit; plan: MemoryPlan }): void {
  const memory = Math.round(limit.bytes / MEGABYTE);
  const decided = {
    memory,
    from: limit.from,
    renderers: renderers(),
    press: Math.round(pressBytes() / MEGABYTE),
  };
  log.info(
    { ...decided, heap: plan.web, desk: plan.desk, threads: plan.poolThreads },
    `${memory} MiB of memory (${limit.from}): settings of all processes follow from that.`,
  );
  const missing = missingHere('web');
  if (missing)
    log.warn(
      { missing },
      'The web process was not started with settings for its memory, and may take twice as much: start it by `npm start` or `node lib/web/main.ts`, without a program that opens a channel to it.',
    );
}
