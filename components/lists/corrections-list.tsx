import { InlineMarkdown } from '#components/body/inline-markdown.tsx';
import { AboutRail } from '#components/page/about-rail.tsx';
import type { Paper } from '#components/page/paper.ts';
import { correctionLabel } from '#components/story/correction-label.ts';
import { Timestamp } from '#components/story/timestamp.tsx';
import type { CorrectionNotice } from '#lib/edition/model.ts';
import { correctionsPath, href } from '#lib/routes.ts';
import { IndexHead } from './index-head.tsx';
import { Pager } from './pager.tsx';

interface CorrectionsListProps {
  list: { corrections: CorrectionNotice[]; page: number; pages: number };
  paper: Paper;
}

/** What the paper got wrong and what is right, newest first. */
export const CorrectionsList = ({ list: { corrections, page, pages }, paper }: CorrectionsListProps) => (
  <div className="wrap grid-12">
    <div className="c9 m8">
      <IndexHead title="Corrections and clarifications">
        <p className="summary index-intro">
          When a story was wrong, the story says so at its foot, and it is listed here.
        </p>
      </IndexHead>
      {corrections.length === 0 && <p className="summary">There are no corrections.</p>}
      <ul className="corrections-list">
        {corrections.map(({ story, correction }) => (
          <li key={`${story.path} ${correction.date} ${correction.text}`}>
            <p className="meta">
              <b>{correctionLabel(correction.kind)}</b>,{' '}
              <Timestamp instant={correction.date} zone={paper.site} />
            </p>
            <h2 className="hl hl-m">
              <a href={href(story.path)}>{story.headline}</a>
            </h2>
            <p className="summary">
              <InlineMarkdown source={correction.text} />
            </p>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={pages} pathOf={correctionsPath} />
    </div>
    <div className="c3 m4 col rail-beside">
      <AboutRail paper={paper} here={correctionsPath()} />
    </div>
  </div>
);
