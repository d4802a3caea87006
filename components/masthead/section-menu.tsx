import { ThemeControl } from '#components/comforts/theme-control.tsx';
import { libraryPath } from '#lib/library-routes.ts';
import { AccountLinks } from './account-links.tsx';
import { SectionLinks, type SectionNavProps } from './section-nav.tsx';

const MENU = 'section-menu';

/** Opens the menu of a narrow page: the browser's own popover, which needs no script. */
export const MenuButton = () => (
  <button type="button" className="menu-button" popoverTarget={MENU}>
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M3 6h18M3 12h18M3 18h18" />
    </svg>
    <span className="sr">Sections menu</span>
  </button>
);

/** All sections at once, where the navigation is wider than the page, the reader's own pages, and the theme. */
export const SectionMenu = (props: SectionNavProps) => (
  <div className="section-menu" id={MENU} popover="auto">
    <nav aria-label="All sections">
      <SectionLinks {...props} />
    </nav>
    <div className="menu-foot">
      <a className="button" href={libraryPath()}>
        My library
      </a>
      <AccountLinks className="button" here={props.current === 'account'} />
      <ThemeControl labelled />
    </div>
  </div>
);
