/** `/api/health`: whether pages can be served. */
import type { ServerResponse } from 'node:http';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { editionStatus } from '#lib/edition/queries/status.ts';
import { answerJson } from './plain-answer.ts';

/** 200 with the edition's size and version once pages can be served, 503 before; `uptime` in seconds. */
export function answerHealth(
  site: { edition: () => EditionDatabase | undefined },
  response: ServerResponse,
): void {
  const uptime = Math.round(process.uptime());
  const edition = site.edition();
  if (edition === undefined) {
    answerJson(response, 503, { status: 'starting', uptime });
    return;
  }
  const { articles, version } = editionStatus(edition, { now: now() });
  answerJson(response, 200, { status: 'ok', edition: { articles, version }, uptime });
}
