/** The press's pages from one start to the next: kept when the server stops, taken back where they are still right. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '#lib/clock.ts';
import { isoDay } from '#lib/dateline/format-time.ts';
import { nextDue } from '#lib/edition/announce.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { latestChange, readChanges } from '#lib/edition/queries/changes.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { dataDir, keepFrameworkScripts, port, projectDir, siteUrl, transportSecurity } from '#lib/env.ts';
import { takeKeptPages, writeKeptPages } from '#lib/press/kept-pages.ts';
import type { Press } from '#lib/press/press.ts';
import type { Logger } from './log.ts';

/** Web processes that share a DATA_DIR listen on different ports. */
const keptFile = (): string => join(dataDir(), `pages-${port()}.kept`);

/** What finished pages hang on beside their tags: the build, the settings that they show, and the day in the masthead. */
function stampOf(edition: EditionDatabase, at: number): string {
  const build = readFileSync(join(projectDir(), '.next/BUILD_ID'), 'utf8');
  const day = isoDay(new Date(at).toISOString(), findSite(edition)?.timeZone ?? 'UTC');
  return JSON.stringify([build, siteUrl(), transportSecurity(), keepFrameworkScripts(), day]);
}

/** Keeps what the press holds. @param catchUp takes in the edition's changes now */
export function keepPages(press: Press, edition: EditionDatabase, catchUp: () => void, log: Logger): void {
  try {
    const change = latestChange(edition);
    catchUp();
    const at = now();
    const count = writeKeptPages(keptFile(), {
      stamp: stampOf(edition, at),
      change,
      at,
      pages: [...press.pages()],
      pieces: [...press.pieces()],
    });
    log.info({ pages: count }, `Kept ${count} pages for the next start.`);
  } catch (error) {
    const file = keptFile();
    log.warn(
      { err: error, file },
      `Pages could not be kept for the next start in ${file}: they will be made again.`,
    );
  }
}

/** Takes back what was kept, but for what has changed since; nothing where a story's hour has come since. */
export function restorePages(press: Press, edition: EditionDatabase, log: Logger): void {
  try {
    const at = now();
    const kept = takeKeptPages(keptFile(), stampOf(edition, at));
    if (kept === undefined || kept.change > latestChange(edition) || kept.at > at) return;
    const due = nextDue(edition, kept.at);
    if (due !== undefined && due <= at) return;
    for (const [href, page] of kept.pages) press.restore(href, page);
    for (const piece of kept.pieces) press.restorePiece(piece);
    const changed = readChanges(edition, { after: kept.change }).flatMap(({ tags }) => tags);
    if (changed.length > 0) press.drop(changed);
    log.info({ pages: press.held.pages }, `Took back ${press.held.pages} pages.`);
  } catch (error) {
    press.clear();
    const file = keptFile();
    const reason = error instanceof Error ? error.message : String(error);
    log.error(
      { err: error, file },
      `${file} cannot be used (${reason}). It was removed, and pages are made again.`,
    );
  }
}
