/** `/api/live`, `/api/ready` and `/api/health`: whether this process is alive, whether pages can be served, and the state of every part. */
import type { ServerResponse } from 'node:http';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { findSite } from '#lib/edition/queries/site.ts';
import { editionStatus, pendingForSearch } from '#lib/edition/queries/status.ts';
import type { FrontState } from '#lib/reader/front.ts';
import { describeHealth, missingParts, type SiteParts } from './describe-health.ts';
import { answerJson } from './plain-answer.ts';

/** Answers the three addresses above. @returns false for any other path */
export function answerState(path: string, parts: () => SiteParts, response: ServerResponse): boolean {
  switch (path) {
    case '/api/live':
      answerJson(response, 200, { status: 'live' });
      return true;
    case '/api/ready': {
      const missing = missingParts(parts());
      if (missing.length === 0) answerJson(response, 200, { status: 'ready' });
      else answerJson(response, 503, { status: 'not ready', missing }, { 'Retry-After': '2' });
      return true;
    }
    case '/api/health': {
      const { code, body } = describeHealth(parts());
      answerJson(response, code, body);
      return true;
    }
    default:
      return false;
  }
}

/**
 * The state of an edition and of its search index.
 * @param now ms
 */
export function partsOfEdition(
  edition: EditionDatabase | undefined,
  { isDamaged, now }: { isDamaged: boolean; now: number },
): Pick<SiteParts, 'edition'> & { pending: number } {
  if (edition === undefined) return { edition: undefined, pending: 0 };
  try {
    const hasSite = findSite(edition) !== undefined;
    return {
      edition: { ...editionStatus(edition, { now }), isDamaged, hasSite },
      pending: pendingForSearch(edition),
    };
  } catch {
    // The damage is in the tables that are queried here.
    return { edition: { articles: 0, version: 0, isDamaged: true, hasSite: true }, pending: 0 };
  }
}

/** The public state of the readers' database and of letters to readers, without reasons: they could name a machine or an address. */
export function partsOfReaders({ readers, mail }: FrontState): Pick<SiteParts, 'readers' | 'mail'> {
  const isFailing = mail.waiting > 0 && mail.lastFailure !== undefined;
  return {
    readers: { state: readers.state === 'starting' ? 'idle' : readers.state },
    mail: { state: isFailing ? 'failing' : 'ok', waiting: mail.waiting },
  };
}
