/**
 * The way into the web process. What Node made of the sources at an earlier start is used again, here and in the processes and
 * threads that start from here: reading and compiling them is a third of a second of a start's processor time.
 */
import { enableCompileCache } from 'node:module';
import { shareCompiled } from '#lib/env.ts';
import { Obstacle } from './obstacle.ts';

// Where the folder cannot be written nothing is kept, and nothing is said.
enableCompileCache(shareCompiled());
const { serve } = await import('./serve.ts');

await serve().catch(async (error: unknown) => {
  if (error instanceof Obstacle) process.stderr.write(`${error.message}\n`);
  else {
    const { createLog } = await import('./log.ts');
    createLog('web').fatal({ err: error }, 'The web process could not be started.');
  }
  process.exit(1);
});
