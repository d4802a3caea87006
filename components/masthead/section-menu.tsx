import { ThemeControl } from '#components/comforts/theme-control.tsx';
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

/** All sections at once, where the navigation is wider than the page, and the theme. */
export const SectionMenu = (props: SectionNavProps) => (
  <div className="section-menu" id={MENU} popover="auto">
    <nav aria-label="All sections">
      <SectionLinks {...props} />
    </nav>
    <ThemeControl labelled />
  </div>
);
