/** `npm run types`: Contentlayer writes the types of the content model, without reading content. */
import { spawnSync } from 'node:child_process';
import { projectDir } from '#lib/env.ts';

const result = spawnSync('contentlayer2', ['postinstall'], { cwd: projectDir(), stdio: 'inherit' });
process.exit(result.status ?? 1);
