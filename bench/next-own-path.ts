/** The same pages through Next's own handler and caches, behind a bare Node server: the peer of `throughput.ts`. */
import { createServer } from 'node:http';
import next from 'next';
import { openEdition } from '#lib/edition/database.ts';
import { shareReadingEdition } from '#lib/edition/reading.ts';
import { editionFile, port, projectDir } from '#lib/env.ts';

shareReadingEdition(openEdition({ file: editionFile(), mode: 'read' }));
const app = next({ dev: false, dir: projectDir() });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(port(), '127.0.0.1');
