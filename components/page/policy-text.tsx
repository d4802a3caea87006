import { Body } from '#components/body/body.tsx';
import type { RelatedByPath } from '#components/body/body-matter.ts';
import { IndexHead } from '#components/lists/index-head.tsx';
import { Timestamp } from '#components/story/timestamp.tsx';
import type { PolicyPage } from '#lib/edition/model.ts';
import { pagePath } from '#lib/routes.ts';
import { AboutRail } from './about-rail.tsx';
import type { Paper } from './paper.ts';

export interface PolicyPageData {
  policy: PolicyPage;
  /** Stories that it points to. */
  related: RelatedByPath;
}

interface PolicyTextProps {
  data: PolicyPageData;
  paper: Paper;
}

/** A page about the paper itself. */
export const PolicyText = ({ data: { policy, related }, paper }: PolicyTextProps) => (
  <div className="wrap grid-12">
    <article className="c9 m8">
      <IndexHead title={policy.title}>
        {policy.description && <p className="standfirst index-intro">{policy.description}</p>}
        {policy.updated && (
          <p className="meta">
            Updated <Timestamp instant={policy.updated} zone={paper.site} />
          </p>
        )}
      </IndexHead>
      <div className="body">
        <Body text={policy} related={related} madeAt={paper.madeAt} />
      </div>
    </article>
    <div className="c3 m4 col rail-beside">
      <AboutRail paper={paper} here={pagePath(policy.slug)} />
    </div>
  </div>
);
