/**
 * `npm run snapshot -- --out FILE`: writes a copy of the edition that another instance can start from (`EDITION_SNAPSHOT`),
 * and its manifest beside it. `npm run snapshot -- --history FILE`: writes a copy of what stories said before, for a backup. Both
 * work while the site is running.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { now } from '#lib/clock.ts';
import { readGitHead } from '#lib/desk/git-head.ts';
import { copyHistory } from '#lib/edition/histories/copy-history.ts';
import { makeSnapshot, manifestOf } from '#lib/edition/snapshot.ts';
import { contentDir, editionFile, historyFile } from '#lib/env.ts';
import { stopWith } from './stop-with.ts';

const { values } = parseArgs({
  options: { out: { type: 'string' }, history: { type: 'string' } },
  strict: false,
});

async function writeSnapshot(name: string): Promise<void> {
  const out = resolve(name);
  const commit = await readGitHead(contentDir());
  const { articles, histories, bytes, sha256 } = makeSnapshot({
    edition: editionFile(),
    out,
    now: now(),
    commit,
  });
  const size = `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  process.stdout.write(
    `${out}: ${articles} stories, histories of ${histories}, ${size}, SHA-256 ${sha256}; ${manifestOf(out)} goes with it.\n`,
  );
}

function writeHistory(name: string): void {
  const out = resolve(name);
  const { stories, revisions, damaged } = copyHistory({ file: historyFile(), out });
  const rest = damaged > 0 ? `, ${damaged} of them damaged: the log says which` : '';
  process.stdout.write(`${out}: histories of ${stories} stories, ${revisions} revisions${rest}.\n`);
}

if (typeof values.out !== 'string' && typeof values.history !== 'string')
  stopWith('Say where to write it: npm run snapshot -- --out FILE, or --history FILE');
else
  try {
    if (typeof values.history === 'string') writeHistory(values.history);
    if (typeof values.out === 'string') await writeSnapshot(values.out);
  } catch (error) {
    stopWith(error instanceof Error ? error.message : String(error));
  }
