import { SaveButton } from '#components/library/save-button.tsx';
import { accentOf, type Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';
import { TeaserTime } from './teaser-time.tsx';

/** A headline with its time before it: the line of a latest list. */
export const TimedTeaser = ({ story, paper }: { story: Teaser; paper: Paper }) => (
  <article
    className="teaser with-time"
    data-accent={accentOf(paper, story.section)}
    {...textLanguage(story, paper.site.locale)}
  >
    <p className="meta">
      <TeaserTime story={story} paper={paper} />
    </p>
    <h3 className="hl hl-s">
      <a className="stretch" href={href(story.path)}>
        {story.headline}
      </a>
    </h3>
    <SaveButton path={story.path} headline={story.headline} />
  </article>
);
