import { SaveButton } from '#components/library/save-button.tsx';
import { accentOf, type Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import type { Place } from '#components/picture/places.ts';
import { bylineText } from '#lib/byline/byline-text.ts';
import type { Teaser as TeaserStory } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';
import { Kicker } from './kicker.tsx';
import { TeaserPicture } from './teaser-picture.tsx';
import { TeaserTime } from './teaser-time.tsx';

export interface TeaserProps {
  story: TeaserStory;
  paper: Paper;
  size?: 's' | 'm' | 'l' | 'xl';
  /** Level of the headline in the page's outline. */
  level?: 2 | 3;
  /** Where its picture stands, if it is shown with one: a thumbnail beside the text, else above it. */
  picture?: Place | 'none';
  summary?: boolean;
  /** Line under the headline: when it was published, who wrote it, or nothing. */
  line?: 'time' | 'byline' | 'none';
  /** True for the one that a list opens with. */
  lead?: boolean;
}

/** A story in a list; the headline's link covers all of it. */
export function Teaser(props: TeaserProps) {
  const { story, paper, size = 'm', level = 3, picture = 'none', summary, line = 'time', lead } = props;
  const Headline = `h${level}` as const;
  return (
    <article
      className={picture === 'thumb' && story.image ? 'teaser with-thumb' : 'teaser'}
      data-accent={accentOf(paper, story.section)}
      {...textLanguage(story, paper.site.locale)}
    >
      {picture !== 'none' && <TeaserPicture story={story} place={picture} lead={lead} />}
      <Kicker story={story} madeAt={paper.madeAt} />
      <Headline className={`hl hl-${size}`}>
        <a className="stretch" href={href(story.path)}>
          {story.headline}
        </a>
      </Headline>
      {summary && <p className="summary">{story.standfirst}</p>}
      {line !== 'none' && (
        <p className="meta">
          {line === 'byline' ? bylineText(story) : <TeaserTime story={story} paper={paper} />}
          <SaveButton path={story.path} headline={story.headline} />
        </p>
      )}
    </article>
  );
}
