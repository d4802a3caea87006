/**
 * The way into the web process. What Node made of the sources at an earlier start is used again, here and in the processes and
 * threads that start from here: reading and compiling them is a third of a second of a start's processor time. The desk reads
 * while all the rest is loaded.
 */
import { enableCompileCache } from 'node:module';
import { memory, shareCompiled, withDesk } from '#lib/env.ts';
import { beginAnew, missingHere } from '#lib/memory/own-start.ts';
import { Obstacle } from './obstacle.ts';

/** Node reads heap sizes and allocator settings only when it starts. If they are missing, the process starts itself once more with them. */
function settleMemory(): void {
  try {
    const missing = missingHere('web');
    if (missing) beginAnew(missing);
  } catch {
    // A setting is wrong: findObstacle says which.
  }
}
settleMemory();

// Where the folder cannot be written nothing is kept, and nothing is said.
enableCompileCache(shareCompiled());

async function start(): Promise<void> {
  const { findObstacle } = await import('./find-obstacle.ts');
  const obstacle = await findObstacle();
  if (obstacle !== undefined) throw new Obstacle(obstacle);
  const [{ createLog }, { logMemory }, { startDesk }] = await Promise.all([
    import('./log.ts'),
    import('./log-memory.ts'),
    import('./desk-process.ts'),
  ]);
  const log = createLog('web');
  logMemory(log, memory());
  const desk = withDesk() ? startDesk(log) : undefined;
  const { serve } = await import('./serve.ts');
  await serve({ log, desk });
}

await start().catch(async (error: unknown) => {
  if (error instanceof Obstacle) process.stderr.write(`${error.message}\n`);
  else {
    const { createLog } = await import('./log.ts');
    createLog('web').fatal({ err: error }, 'The web process could not be started.');
  }
  process.exit(1);
});
