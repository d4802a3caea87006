/** What editors see of stories before readers do: previews, and the pictures in them. For the development server alone. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { contentDir, projectDir } from '#lib/env.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import { findPreviewCard } from '#lib/preview/find-card.ts';
import { renderPreview } from '#lib/preview/render-preview.ts';
import { type CardShape, type Path, previewFile } from '#lib/routes.ts';
import { answerPlainly } from './plain-answer.ts';
import { studio } from './studio.ts';

const OWN_TURN = { kind: 'page', asker: 'own', isUnbounded: true };
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'";

/** Answers a request for a preview, or says that the path is none's. `script`: runs in each preview. */
export async function answerWithPreview(
  response: ServerResponse,
  edition: EditionDatabase,
  path: Path,
  script: string,
): Promise<boolean> {
  if (path === previewFile('css')) {
    const sheet = await readFile(join(projectDir(), 'lib/preview/preview.css'), 'utf8');
    answerPlainly(response, 200, sheet, { 'Content-Type': 'text/css; charset=utf-8' });
    return true;
  }
  if (path === previewFile('js')) {
    answerPlainly(response, 200, script, { 'Content-Type': 'text/javascript; charset=utf-8' });
    return true;
  }
  const preview = renderPreview(edition, { path, now: now(), contentDir: contentDir() });
  if (preview === undefined) return false;
  answerPlainly(response, preview.status, preview.html, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
  });
  return true;
}

/** A share card of any story, drawn anew each time: the card of a draft is kept nowhere. */
export async function answerWithPreviewCard(
  response: ServerResponse,
  edition: EditionDatabase,
  { page, shape }: { page: Path; shape: CardShape },
): Promise<void> {
  const card = findPreviewCard(edition, { page, now: now() });
  const png = card && (await studio().draw(card, shape, OWN_TURN));
  if (png === undefined) return answerPlainly(response, 404, 'There is no such picture.');
  response.writeHead(200, { ...securityHeaders, 'Content-Type': 'image/png', 'Cache-Control': 'no-store' });
  response.end(response.req.method === 'HEAD' ? undefined : png);
}
