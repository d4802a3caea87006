/**
 * `npm run snapshot -- --out FILE`: writes a copy of the edition that another instance can start from (`EDITION_SNAPSHOT`),
 * and its manifest beside it, while the site may be running.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { now } from '#lib/clock.ts';
import { readGitHead } from '#lib/desk/git-head.ts';
import { makeSnapshot, manifestOf } from '#lib/edition/snapshot.ts';
import { contentDir, editionFile } from '#lib/env.ts';
import { stopWith } from './stop-with.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } }, strict: false });
if (typeof values.out !== 'string') stopWith('Say where to write it: npm run snapshot -- --out FILE');
else
  try {
    const out = resolve(values.out);
    const commit = await readGitHead(contentDir());
    const { articles, bytes, sha256 } = makeSnapshot({ edition: editionFile(), out, now: now(), commit });
    process.stdout.write(
      `${out}: ${articles} stories, ${(bytes / 2 ** 20).toFixed(1)} MiB, SHA-256 ${sha256}; ${manifestOf(out)} goes with it.\n`,
    );
  } catch (error) {
    stopWith(error instanceof Error ? error.message : String(error));
  }
