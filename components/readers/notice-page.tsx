import { createElement } from 'react';
import { Message } from '#components/page/message.tsx';
import type { NoticeView } from '#lib/reader/reader-view.ts';
import { ReaderScript } from './reader-script.tsx';
import { SignedIn } from './signed-in.tsx';

/** One thing that was done, or could not be. */
export const NoticePage = ({ view: { title, text, link, signedIn, forgets } }: { view: NoticeView }) => (
  <Message title={title}>
    <p className="standfirst">{text}</p>
    {link && (
      <p>
        <a className="button" href={link.href}>
          {link.label}
        </a>
      </p>
    )}
    {signedIn && <SignedIn {...signedIn} />}
    {forgets && createElement('account-forgotten')}
    {(signedIn || forgets) && <ReaderScript />}
  </Message>
);
