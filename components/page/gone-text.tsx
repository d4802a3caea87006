import type { PathStatus } from '#lib/edition/model.ts';
import { frontPath } from '#lib/routes.ts';
import { Globe } from './globe.tsx';
import { Message } from './message.tsx';

/** A story was here: what it was called and why it is gone. */
export const GoneText = ({
  gone: { headline, reason },
}: {
  gone: Extract<PathStatus, { status: 'gone' }>;
}) => (
  <Message title="This story is no longer available" picture={<Globe />}>
    {headline && <p className="standfirst">“{headline}” was taken down.</p>}
    <p className="summary">{reason ?? 'It was published for a limited time, and that time has passed.'}</p>
    <p>
      <a className="button" href={frontPath()}>
        Go to the front page
      </a>
    </p>
  </Message>
);
