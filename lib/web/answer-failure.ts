/** What is answered when something went wrong, and what the log is told. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PRIVATE_FEEDS } from '#lib/library-form-routes.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import type { Press } from '#lib/press/press.ts';
import { QueueFull } from '#lib/press/queue.ts';
import type { Logger } from './log.ts';
import { answerPlainly } from './plain-answer.ts';

/** Sent with 500; no reader's URL leads to it. */
export const FAILURE_PAGE = '/errors/failure';

/** Path of a request for the log. The query stays out: it may hold what a reader typed; and a private feed's address. */
function loggedPath({ url }: IncomingMessage): string | undefined {
  const path = url?.split('?', 1)[0]?.slice(0, 200);
  return path?.startsWith(PRIVATE_FEEDS) ? PRIVATE_FEEDS : path;
}

/** Tells the reader that a page could not be made, and the log why. A reader who has left is told nothing. */
export function answerFailure(
  site: { press: Press; log: Logger },
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.destroyed) return;
  if (error instanceof QueueFull) {
    answerPlainly(response, 503, 'Many pages are being made just now. Please try again in a moment.', {
      'Retry-After': '5',
    });
    return;
  }
  site.log.error({ err: error, path: loggedPath(request) }, 'A request failed.');
  const page = response.headersSent ? undefined : site.press.find(FAILURE_PAGE);
  if (page !== undefined) {
    answerWithPage(request, response, page, 500);
    return;
  }
  answerPlainly(response, 500, 'Sorry, this page could not be made just now. Please try again in a minute.', {
    'Retry-After': '10',
  });
  // For the next one: what failed here may be this story alone.
  site.press.obtain(FAILURE_PAGE).catch(() => {});
}
