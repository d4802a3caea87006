/** Share cards: drawn for the pages that are public now. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Turn } from '#lib/admission/fair-queue.ts';
import { findCard } from '#lib/cards/find-card.ts';
import { CardStore } from '#lib/cards/store.ts';
import { shapeDigest, versionOf } from '#lib/cards/subject.ts';
import { now } from '#lib/clock.ts';
import type { EditionDatabase } from '#lib/edition/database.ts';
import { cardsDir } from '#lib/env.ts';
import { securityHeaders } from '#lib/press/security-headers.ts';
import type { CardShape, Path } from '#lib/routes.ts';
import { answerPlainly } from './plain-answer.ts';
import { answerWithBytes } from './ready-bytes.ts';
import { studio } from './studio.ts';
import { tellFault } from './tell-fault.ts';

let store: CardStore | undefined;

/** @param version the `v` of the query: who asks for the present one may keep it for ever */
export async function answerWithCard(
  request: IncomingMessage,
  response: ServerResponse,
  edition: EditionDatabase,
  { page, shape, version, turn }: { page: Path; shape: CardShape; version: string | undefined; turn?: Turn },
): Promise<void> {
  const card = findCard(edition, { page, now: now() });
  if (card === undefined) return answerPlainly(response, 404, 'There is no such picture.');
  store ??= new CardStore({ draw: studio().draw, folder: cardsDir(), tell: tellFault });
  const drawn = await store.obtain(card, shape, turn);
  if (drawn === undefined) return answerPlainly(response, 404, 'There is no such picture.');
  const etag = `"${drawn.name.slice(0, 24)}-${shape}"`;
  const current = versionOf(shapeDigest(card, shape));
  const caching = version === current ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
  await answerWithBytes(request, response, {
    etag,
    headers: { ...securityHeaders, 'Content-Type': 'image/png', 'Cache-Control': caching },
    bytes: drawn.png.byteLength,
    body: () => drawn.png,
  });
}
