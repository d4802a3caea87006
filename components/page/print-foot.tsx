import { formatDay } from '#lib/dateline/format-time.ts';
import { absoluteUrl, type Path } from '#lib/routes.ts';
import type { Paper } from './paper.ts';

/** At the foot of each printed sheet: where the page is, and as of when. */
export const PrintFoot = ({ path, paper: { site, madeAt } }: { path: Path; paper: Paper }) => (
  <div className="print-foot">
    <p>
      {site.name}, {formatDay(madeAt, site)}. {decodeURI(absoluteUrl(path))}
    </p>
  </div>
);
