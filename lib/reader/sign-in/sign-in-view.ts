/** The page of signing in, at one of its steps. */
import type { SignInView } from '#lib/account/sign-in-view.ts';
import type { Answer, ReaderDesk } from '../desk.ts';
import { comeAgain } from '../reply.ts';

type Step = Pick<SignInView, 'step'> & Partial<SignInView>;

/** With errors the status is 400, or one that says when to try again. */
export function signInPage(
  { providers }: Pick<ReaderDesk, 'providers'>,
  step: Step,
  status = step.errors === undefined ? 200 : 400,
): Answer {
  const view: SignInView = {
    page: 'sign-in',
    email: '',
    next: '/library',
    errors: {},
    providers: [...providers],
    ...step,
  };
  return { view, status, headers: comeAgain(status) };
}
