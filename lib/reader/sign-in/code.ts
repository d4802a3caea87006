/** Signing in with the code that was sent, or with the link that brings it. */
import { signedInPath, signInPath } from '#lib/account-routes.ts';
import { outcomeOf } from '../auth-outcome.ts';
import { openCodeLink } from '../code-link.ts';
import { tryCode, whyLinkOnly } from '../codes.ts';
import type { Answer, Handler, ReaderDesk } from '../desk.ts';
import { showEmail } from '../email.ts';
import { readForm } from '../form.ts';
import { forgetPending, readPending, rememberPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { endSession } from '../session.ts';
import { signInPage } from './sign-in-view.ts';

type Begun = { email: string; next: string };

const EXPIRED = 'That took too long. Enter your address again, and a new code is sent.';

async function begun(request: Request, desk: ReaderDesk): Promise<Begun | undefined> {
  const pending = await readPending(desk, request);
  return pending?.kind === 'sign-in' ? pending : undefined;
}

/** The step of the page for an address. */
async function stepOf(desk: ReaderDesk, { email, next }: Begun) {
  const linkOnly = await whyLinkOnly(desk, 'sign-in', email);
  const step = { step: 'code', email: showEmail(email), next } as const;
  return linkOnly === undefined ? step : { ...step, linkOnly };
}

/** From a mail: the code is in the form already, and a person sends it. What looks through mail follows links, too. */
async function showLink(link: string, desk: ReaderDesk): Promise<Answer> {
  const opened = await openCodeLink(desk, link);
  if (opened?.kind !== 'sign-in') return signInPage(desk, { step: 'address', notice: EXPIRED });
  const { email, code, next } = opened;
  const answer = signInPage(desk, { ...(await stepOf(desk, opened)), code, link });
  if (answer instanceof Response) return answer;
  return { ...answer, cookies: [await rememberPending(desk, { kind: 'sign-in', email, next })] };
}

export const showCode: Handler = async (request, desk) => {
  const link = new URL(request.url).searchParams.get('link');
  if (link !== null) return showLink(link, desk);
  const pending = await begun(request, desk);
  return pending ? signInPage(desk, await stepOf(desk, pending)) : goTo(signInPath());
};

export const takeCode: Handler = async (request, desk) => {
  const field = await readForm(request);
  const pending = await begun(request, desk);
  if (pending === undefined) return signInPage(desk, { step: 'address', notice: EXPIRED }, 400);
  const { email, next } = pending;
  const used = await tryCode(request, desk, { kind: 'sign-in', email, field }, (otp) =>
    outcomeOf(
      desk.auth.api.signInEmailOTP({ body: { email, otp }, headers: request.headers, asResponse: true }),
    ),
  );
  if ('error' in used)
    return signInPage(desk, { ...(await stepOf(desk, pending)), errors: { code: used.error } }, used.status);
  await endSession(request, desk);
  return goTo(signedInPath(next), [...used.cookies, forgetPending(desk)]);
};
