/** Signing in with the code that was sent. */
import { signedInPath, signInPath } from '#lib/account-routes.ts';
import { outcomeOf, whyNoCode } from '../auth-outcome.ts';
import { readCode } from '../codes.ts';
import type { Answer, Handler, ReaderDesk } from '../desk.ts';
import { readForm } from '../form.ts';
import { forgetPending, readPending, rememberPending } from '../pending.ts';
import { goTo } from '../reply.ts';
import { endSession } from '../session.ts';
import { openLink } from './link.ts';
import { signInPage } from './sign-in-view.ts';

type Begun = { email: string; next: string };

const EXPIRED = 'That took too long. Enter your address again, and a new code is sent.';

async function begun(request: Request, desk: ReaderDesk): Promise<Begun | undefined> {
  const pending = await readPending(desk, request);
  return pending?.kind === 'sign-in' ? pending : undefined;
}

/** From a mail: the code is in the form already, and a person sends it. What looks through mail follows links, too. */
async function showLink(link: string, desk: ReaderDesk): Promise<Answer> {
  const opened = await openLink(desk, link);
  if (opened === undefined) return signInPage(desk, { step: 'address', notice: EXPIRED });
  const { email, code, next } = opened;
  const answer = signInPage(desk, { step: 'code', email, code, next });
  if (answer instanceof Response) return answer;
  return { ...answer, cookies: [await rememberPending(desk, { kind: 'sign-in', email, next })] };
}

export const showCode: Handler = async (request, desk) => {
  const link = new URL(request.url).searchParams.get('link');
  if (link !== null) return showLink(link, desk);
  const pending = await begun(request, desk);
  return pending ? signInPage(desk, { step: 'code', ...pending }) : goTo(signInPath());
};

export const takeCode: Handler = async (request, desk) => {
  const field = await readForm(request);
  const pending = await begun(request, desk);
  if (pending === undefined) return signInPage(desk, { step: 'address', notice: EXPIRED }, 400);
  const { email, next } = pending;
  const again = (error: string, status?: number) =>
    signInPage(desk, { step: 'code', email, next, errors: { code: error } }, status);
  const read = await readCode(request, desk, { typed: field('code'), email });
  if ('error' in read) return again(read.error, read.status);
  const outcome = await outcomeOf(
    desk.auth.api.signInEmailOTP({
      body: { email, otp: read.code },
      headers: request.headers,
      asResponse: true,
    }),
  );
  if (!outcome.ok) return again(whyNoCode(outcome.code));
  await endSession(request, desk);
  return goTo(signedInPath(next), [...outcome.cookies, forgetPending(desk)]);
};
