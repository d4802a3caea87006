import { createElement } from 'react';
import type { Paper } from '#components/page/paper.ts';
import { scriptSrc } from '#lib/assets/scripts.ts';
import type { LibraryView } from '#lib/library/library-view.ts';
import { AccountLibrary } from './account-library.tsx';
import { DeviceLibrary } from './device-library.tsx';
import { LibraryAside } from './library-aside.tsx';
import { LibraryTabs } from './library-tabs.tsx';

interface LibraryPageProps {
  view: LibraryView;
  paper: Paper;
}

const Library = ({ view, paper }: LibraryPageProps) => (
  <>
    <LibraryTabs tab={view.tab} counts={view.reader && view.counts} />
    <div className="grid-12 library-columns">
      <div className="c9 m8">
        {view.notice && (
          <p className="library-notice" role="status">
            {view.notice}
          </p>
        )}
        {view.reader ? <AccountLibrary view={view} paper={paper} /> : <DeviceLibrary tab={view.tab} />}
      </div>
      <LibraryAside view={view} />
    </div>
  </>
);

/** A reader's own paper: from their account where they are signed in, else from the device, which script shows. */
export function LibraryPage({ view, paper }: LibraryPageProps) {
  const script = scriptSrc('library');
  const library = <Library view={view} paper={paper} />;
  return (
    <div className="wrap">
      <header className="page-head">
        <h1 className="hl hl-display">My library</h1>
      </header>
      {view.reader ? library : createElement('reader-library', { 'data-tab': view.tab }, library)}
      {script && createElement('script', { type: 'module', src: script })}
    </div>
  );
}
