import type { LibraryTab } from '#lib/library/library-view.ts';
import { libraryPath } from '#lib/library-routes.ts';

const TABS = { saved: 'Saved', following: 'Following', reads: 'My reads' } as const satisfies Record<
  LibraryTab,
  string
>;

interface LibraryTabsProps {
  tab: LibraryTab;
  /** Undefined where only the device knows: script says it. */
  counts: Record<LibraryTab, number> | undefined;
}

export const LibraryTabs = ({ tab, counts }: LibraryTabsProps) => (
  <nav className="tabs" aria-label="My library">
    <ul>
      {Object.entries(TABS).map(([each, title]) => (
        <li key={each}>
          <a href={libraryPath(each as LibraryTab)} aria-current={each === tab ? 'page' : undefined}>
            {title}{' '}
            <span className="count" data-count={each}>
              {counts?.[each as LibraryTab]}
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
