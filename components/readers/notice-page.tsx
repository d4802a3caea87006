import { Message } from '#components/page/message.tsx';
import type { NoticeView } from '#lib/reader/reader-view.ts';

export const NoticePage = ({ view }: { view: NoticeView }) => (
  <Message title={view.title}>
    <p className="standfirst">{view.text}</p>
    {view.link && (
      <p>
        <a className="button" href={view.link.href}>
          {view.link.label}
        </a>
      </p>
    )}
  </Message>
);
