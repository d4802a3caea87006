import { signInPath } from '#lib/account-routes.ts';
import type { LibraryRow, LibraryTab } from '#lib/library/library-view.ts';
import { DeviceTools } from './device-tools.tsx';
import { FollowList } from './follow-list.tsx';
import { LibraryFind } from './library-find.tsx';
import { NothingHere } from './nothing-here.tsx';
import { RowActions } from './row-actions.tsx';
import { StoryRow } from './story-row.tsx';

const BLANK: LibraryRow = { path: '/', card: { headline: '', section: '' }, at: 0 };

/** Rows for script to fill: markup is written once, for what a server knows and for what only the device does. */
const Templates = ({ tab }: { tab: LibraryTab }) => (
  <>
    <template data-part="row">
      <StoryRow row={BLANK} words="">
        <RowActions tab={tab} row={BLANK} />
      </StoryRow>
    </template>
    {tab === 'following' && (
      <template data-part="follow">
        <FollowList follows={[{ target: 'topic:', title: '', href: '' }]} onDevice />
      </template>
    )}
  </>
);

/** What is in `<reader-library>`: places that it fills from the device, and what those read who have no script. */
export const DeviceLibrary = ({ tab }: { tab: LibraryTab }) => (
  <>
    <noscript>
      <div className="nothing">
        <h2 className="hl hl-l">Your library is on this device</h2>
        <p className="summary">
          It is kept in this browser and shown by script, which is switched off. With an account you find it
          here without.
        </p>
        <p>
          <a className="button" href={signInPath()}>
            Sign in
          </a>
        </p>
      </div>
    </noscript>
    {tab !== 'following' && (
      <div data-part="find" hidden>
        <LibraryFind tab={tab} query="" order="latest" />
      </div>
    )}
    {tab === 'reads' && (
      <p className="library-pause" data-part="pause" hidden>
        <button className="button" type="button" data-do="pause">
          Pause
        </button>
        <button className="button" type="button" data-do="clear-reads" data-part="clear">
          Clear all
        </button>
        <span role="status" data-part="paused" />
      </p>
    )}
    <p className="library-none summary" data-part="status" role="status" />
    <div className="library-list" data-part="list" aria-busy="true" />
    <NothingHere tab={tab} hidden />
    <Templates tab={tab} />
    <DeviceTools />
  </>
);
