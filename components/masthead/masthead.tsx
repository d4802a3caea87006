import { ThemeControl } from '#components/comforts/theme-control.tsx';
import type { Paper } from '#components/page/paper.ts';
import { SearchIcon } from '#components/search/search-icon.tsx';
import { formatDay, isoDay } from '#lib/dateline/format-time.ts';
import { searchPath } from '#lib/search-routes.ts';
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
 * (e2e/site/slots.spec.ts): the weather under or beside the date, sign-in and subscribe among the tools.
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
