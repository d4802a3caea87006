/** Types of the content model, written by Contentlayer from the schema alone. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '#lib/env.ts';
import { runProgram } from './run-program.ts';

/** Writes `.contentlayer/generated`; reads no content. Rejects where the schema is faulty. */
export async function writeContentTypes(): Promise<void> {
  // `postinstall` leaves types that exist as they are, and goes by PWD rather than by its working directory.
  rmSync(join(projectDir(), '.contentlayer', 'generated'), { recursive: true, force: true });
  await runProgram('contentlayer2', ['postinstall'], { PWD: projectDir() });
}
