import type { SignInView } from '#lib/account/sign-in-view.ts';
import { codePath, signInPath } from '#lib/account-routes.ts';
import { CodePart } from './code-part.tsx';
import { SignInWays } from './sign-in-ways.tsx';

/** The second step: the code. A link in the message has filled it in. */
export const CodeForm = ({ view: { email, code, link, linkOnly, next, errors } }: { view: SignInView }) => (
  <>
    <form className="sign-form" action={codePath()} method="post" noValidate>
      <CodePart code={code} link={link} linkOnly={linkOnly} error={errors.code}>
        <button className="button button-solid button-wide" type="submit">
          Sign in
        </button>
      </CodePart>
    </form>
    <form action={signInPath()} method="post">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="next" value={next} />
      <button className="button button-wide" type="submit">
        {linkOnly ? 'Send another message' : 'Send another code'}
      </button>
    </form>
    {linkOnly && (
      <div className="sign-ways">
        <SignInWays next={next} />
      </div>
    )}
  </>
);
