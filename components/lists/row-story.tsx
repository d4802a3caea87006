import { SaveButton } from '#components/library/save-button.tsx';
import { accentOf, type Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import { Kicker } from '#components/teaser/kicker.tsx';
import { TeaserPicture } from '#components/teaser/teaser-picture.tsx';
import { formatClock, formatDate, isoWithOffset } from '#lib/dateline/format-time.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';

interface RowStoryProps {
  story: Teaser;
  paper: Paper;
  /** Level of the headline: below the day it stands under. */
  level: 2 | 3 | 4;
  /** True where no day stands above it. */
  dated?: boolean;
  id?: string | undefined;
}

/** A story in a list by day: clock, headline and summary, picture. */
export function RowStory({ story, paper, level, dated = false, id }: RowStoryProps) {
  const { timeZone, locale } = paper.site;
  const Headline = `h${level}` as const;
  return (
    <article
      id={id}
      className={story.image ? 'row-story' : 'row-story no-picture'}
      data-accent={accentOf(paper, story.section)}
    >
      <div className="row-text" {...textLanguage(story, locale)}>
        <Kicker story={story} madeAt={paper.madeAt} />
        <Headline className="hl hl-m">
          <a className="stretch" href={href(story.path)}>
            {story.headline}
          </a>
        </Headline>
        <p className="summary">{story.standfirst}</p>
      </div>
      <p className="clock">
        <time dateTime={isoWithOffset(story.published, timeZone)}>
          {(dated ? formatDate : formatClock)(story.published, { timeZone, locale })}
        </time>
        <SaveButton path={story.path} headline={story.headline} />
      </p>
      {story.image && <TeaserPicture story={story} place="row" />}
    </article>
  );
}
