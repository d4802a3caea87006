import { createElement } from 'react';
import { Message } from '#components/page/message.tsx';

/** What a device keeps. It also stands in for a page that cannot be reached: what it says is true of both. */
export const OfflineText = () => (
  <Message title="What you can read offline">
    <p className="standfirst">
      Stories that you save are kept on this device with their pictures, and open without a connection.
    </p>
    {createElement('offline-stories')}
  </Message>
);
