import { SaveButton } from '#components/library/save-button.tsx';
import type { Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import { nameList } from '#lib/byline/byline-text.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';

/** Author above a light headline with an opening quote. */
export const OpinionTeaser = ({ story, paper }: { story: Teaser; paper: Paper }) => (
  <article
    className="teaser opinion-teaser"
    data-accent="opinion"
    {...textLanguage(story, paper.site.locale)}
  >
    <p className="opinion-name">{nameList(story.authors.map(({ name }) => name)) || story.agency}</p>
    <h3 className="hl hl-l">
      <a className="stretch" href={href(story.path)}>
        {story.headline}
      </a>
    </h3>
    <SaveButton path={story.path} headline={story.headline} />
  </article>
);
