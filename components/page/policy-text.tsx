import { Body } from '#components/body/body.tsx';
import { IndexHead } from '#components/lists/index-head.tsx';
import { Timestamp } from '#components/story/timestamp.tsx';
import type { Timekeeping } from '#lib/dateline/format-time.ts';
import type { PolicyPage } from '#lib/edition/model.ts';

/** A page about the paper itself. */
export const PolicyText = ({ policy, zone }: { policy: PolicyPage; zone: Timekeeping }) => (
  <article className="wrap">
    <IndexHead title={policy.title}>
      {policy.description && <p className="standfirst index-intro">{policy.description}</p>}
      {policy.updated && (
        <p className="meta">
          Updated <Timestamp instant={policy.updated} zone={zone} />
        </p>
      )}
    </IndexHead>
    <div className="body">
      <Body source={policy.body} />
    </div>
  </article>
);
