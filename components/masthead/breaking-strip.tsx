import type { Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import { TeaserTime } from '#components/teaser/teaser-time.tsx';
import type { Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';

/** One line, one story: not a ticker. */
export function BreakingStrip({ story, paper }: { story: Teaser; paper: Paper }) {
  return (
    <div className="wrap">
      <aside className="breaking" aria-label="Breaking news">
        <span className="breaking-tag">Breaking</span>
        <p>
          <a href={href(story.path)} {...textLanguage(story, paper.site.locale)}>
            {story.headline}
          </a>{' '}
          <span className="meta">
            <TeaserTime story={story} paper={paper} />
          </span>
        </p>
      </aside>
    </div>
  );
}
