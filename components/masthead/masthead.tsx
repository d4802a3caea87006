import { ThemeControl } from '#components/comforts/theme-control.tsx';
import { SAVE } from '#components/library/signs.ts';
import type { Paper } from '#components/page/paper.ts';
import { SearchIcon } from '#components/search/search-icon.tsx';
import { formatDay, isoDay } from '#lib/dateline/format-time.ts';
import { libraryPath } from '#lib/library-routes.ts';
import { searchPath } from '#lib/search-routes.ts';
import { AccountLinks } from './account-links.tsx';
import { Nameplate } from './nameplate.tsx';
import { MenuButton, SectionMenu } from './section-menu.tsx';
import { SectionNav } from './section-nav.tsx';

interface MastheadProps {
  paper: Paper;
  current?: string | undefined;
  here: boolean;
}

/**
 * Nameplate between two ears. Places are kept for what is to come, and nothing moves when it does
 * (e2e/site/slots.spec.ts): the weather under or beside the date, subscribe among the tools.
 */
export function Masthead({ paper, current, here }: MastheadProps) {
  const { site, sections, madeAt } = paper;
  const today = <time dateTime={isoDay(madeAt, site.timeZone)}>{formatDay(madeAt, site)}</time>;
  return (
    <header>
      <div className="wrap">
        <div className="mast-top">
          <div className="mast-ear">
            <p>{today}</p>
          </div>
          <MenuButton />
          <Nameplate name={site.name} current={current === 'front'} />
          <div className="mast-tools">
            <a
              className="mast-tool"
              href={searchPath()}
              aria-current={current === 'search' ? 'page' : undefined}
            >
              <SearchIcon />
              <span className="sr">Search</span>
            </a>
            <ThemeControl />
            <a
              className="mast-tool library-tool"
              href={libraryPath()}
              aria-current={current === 'library' ? 'page' : undefined}
            >
              <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d={SAVE} />
              </svg>
              <span className="sr">My library</span>
            </a>
            <AccountLinks className="mast-tool" here={current === 'account'} />
          </div>
        </div>
        <div className="oxford" aria-hidden="true" />
        <SectionNav sections={sections} current={current} here={here} />
        <SectionMenu sections={sections} current={current} here={here} />
        <div className="mast-dateline">
          <p>{today}</p>
        </div>
      </div>
    </header>
  );
}
