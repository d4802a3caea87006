import { accountPath, signInPath } from '#lib/account-routes.ts';
import type { LibraryView } from '#lib/library/library-view.ts';
import { clearReadsPath, keepReadsPath, renewFeedPath, revokeFeedPath } from '#lib/library-form-routes.ts';

const PrivateFeed = ({ feed }: { feed: string | undefined }) => (
  <section className="aside-part">
    <h2 className="aside-head">Private feed</h2>
    <p className="summary">
      {feed
        ? 'New stories of what you follow, for your feed reader. Whoever has the address can read it.'
        : 'Get new stories of what you follow in a feed reader, at an address that only you know.'}
    </p>
    {feed && (
      <p className="feed-address">
        <a href={feed}>{feed}</a>
      </p>
    )}
    <form method="post" action={renewFeedPath()}>
      <button className="button" type="submit">
        {feed ? 'Make a new address' : 'Make a private feed'}
      </button>
    </form>
    {feed && (
      <form method="post" action={revokeFeedPath()}>
        <button className="button" type="submit">
          Switch it off
        </button>
      </form>
    )}
  </section>
);

const KeptReads = ({ keepsReads, any }: { keepsReads: boolean; any: boolean }) => (
  <section className="aside-part">
    <h2 className="aside-head">What you read</h2>
    <p className="summary">
      {keepsReads
        ? 'Your account keeps what you read, for a year.'
        : 'What you read stays on each device. Your account does not keep it.'}
    </p>
    <form method="post" action={keepReadsPath()}>
      <button className="button" type="submit" name="keep" value={keepsReads ? 'no' : 'yes'}>
        {keepsReads ? 'Stop, and delete what is kept' : 'Keep my reads in my account'}
      </button>
    </form>
    {keepsReads && any && (
      <form method="post" action={clearReadsPath()}>
        <button className="button" type="submit">
          Clear my reads
        </button>
      </form>
    )}
  </section>
);

/** Beside a list: where it is kept, and what else can be done with it. */
export const LibraryAside = ({ view: { reader, tab, feed, keepsReads, counts } }: { view: LibraryView }) => (
  <aside className="c3 m4 col library-aside" aria-label="About your library">
    {reader ? (
      <div className="kept">
        <h2 className="hl hl-m">In your account</h2>
        <p className="summary">Signed in as {reader.email}. You find it on every device where you sign in.</p>
        <a className="button" href={accountPath()}>
          Your account
        </a>
      </div>
    ) : (
      <div className="kept">
        <h2 className="hl hl-m">Kept on this device</h2>
        <p className="summary">Sign in to see your library on your other devices.</p>
        <a className="button solid" href={signInPath()}>
          Sign in
        </a>
      </div>
    )}
    {reader && tab === 'following' && <PrivateFeed feed={feed} />}
    {reader && tab === 'reads' && <KeptReads keepsReads={keepsReads} any={counts.reads > 0} />}
  </aside>
);
