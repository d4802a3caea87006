/** `npm start`: builds what is stale, then serves. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { contentDir, dataDir, host, port } from '#lib/env.ts';
import { buildSite } from './build-site.ts';
import { isBuildCurrent } from './build-stamp.ts';

function stop(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** Fails early, and with a sentence, where the site could not be served anyway. */
async function checkPlaces(): Promise<void> {
  try {
    mkdirSync(dataDir(), { recursive: true });
    accessSync(dataDir(), constants.W_OK | constants.R_OK);
  } catch {
    stop(`DATA_DIR (${dataDir()}) cannot be written. Make it writable, or set DATA_DIR to a folder that is.`);
  }
  try {
    accessSync(contentDir(), constants.R_OK);
  } catch {
    stop(`CONTENT_DIR (${contentDir()}) cannot be read. Set CONTENT_DIR to your folder of Markdown.`);
  }
  await new Promise<void>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      stop(
        error.code === 'EADDRINUSE'
          ? `Port ${port()} is already in use. Stop what uses it, or set PORT to another one.`
          : `${host()}:${port()} cannot be listened on (${error.message}). Correct HOST or PORT.`,
      ),
    );
    probe.listen(port(), host(), () => probe.close(() => resolve()));
  });
}

await checkPlaces();
if (!isBuildCurrent()) {
  await buildSite().catch((error: Error) => stop(`The build failed: ${error.message}`));
}
Object.assign(process.env, { NODE_ENV: 'production' });
await import('#lib/web/main.ts');
