/** What is answered when something went wrong, and what the log is told. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ClientGone, TooBusy, TooOften } from '#lib/admission/refusal.ts';
import { PRIVATE_FEEDS } from '#lib/library-form-routes.ts';
import { answerWithPage } from '#lib/press/answer.ts';
import type { Press } from '#lib/press/press.ts';
import type { Logger } from './log.ts';
import { answerPlainly } from './plain-answer.ts';

/** Sent with 500; no reader's URL leads to it. */
export const FAILURE_PAGE = '/errors/failure';

/** Path of a request for the log. The query stays out: it may hold what a reader typed; and a private feed's address. */
function loggedPath({ url }: IncomingMessage): string | undefined {
  const path = url?.split('?', 1)[0]?.slice(0, 200);
  return path?.startsWith(PRIVATE_FEEDS) ? PRIVATE_FEEDS : path;
}

/** What to tell a client whose request is refused, and when to try again; undefined for any other failure. */
function refusalOf(error: unknown): { status: 429 | 503; text: string; seconds: number } | undefined {
  if (error instanceof TooOften)
    return {
      status: 429,
      text: `Too many requests have come from your connection. Please try again in ${error.seconds} seconds.`,
      seconds: error.seconds,
    };
  if (!(error instanceof TooBusy)) return undefined;
  if (error.whose === 'asker')
    return {
      status: 429,
      text: 'Your connection has asked for a lot that is still being done. Please try again in a moment.',
      seconds: 5,
    };
  return {
    status: 503,
    text: 'Many people ask for something just now. Please try again in a moment.',
    seconds: 5,
  };
}

/** Tells the reader that a page could not be made, and the log why. A reader who has left is told nothing. */
export function answerFailure(
  site: { press: Press; log: Logger; isDamaged: () => boolean },
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.destroyed || error instanceof ClientGone) return;
  const refusal = refusalOf(error);
  if (refusal !== undefined) {
    answerPlainly(response, refusal.status, refusal.text, {
      'Retry-After': String(refusal.seconds),
      // The rest of the body is not read.
      ...(request.complete ? {} : { Connection: 'close' }),
    });
    return;
  }
  site.log.error({ err: error, path: loggedPath(request) }, 'A request failed.');
  // The desk is making another edition: a crawler must not take this for what the page is.
  const status = site.isDamaged() ? 503 : 500;
  const page = response.headersSent ? undefined : site.press.find(FAILURE_PAGE);
  if (page !== undefined) {
    response.setHeader('Retry-After', '10');
    answerWithPage(request, response, page, status);
    return;
  }
  answerPlainly(
    response,
    status,
    'Sorry, this page could not be made just now. Please try again in a minute.',
    {
      'Retry-After': '10',
    },
  );
  // For the next one: what failed here may be this story alone.
  site.press.obtain(FAILURE_PAGE).catch(() => {});
}
