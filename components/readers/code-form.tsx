import type { SignInView } from '#lib/account/sign-in-view.ts';
import { codePath, signInPath } from '#lib/account-routes.ts';
import { CodeField } from './code-field.tsx';

/** The second step: the code. A link in the message has filled it in. */
export const CodeForm = ({ view: { email, code, next, errors } }: { view: SignInView }) => (
  <>
    <form className="sign-form" action={codePath()} method="post" noValidate>
      <CodeField code={code} error={errors.code} />
      <button className="button button-solid button-wide" type="submit">
        Sign in
      </button>
    </form>
    <form action={signInPath()} method="post">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="next" value={next} />
      <button className="button button-wide" type="submit">
        Send another code
      </button>
    </form>
  </>
);
