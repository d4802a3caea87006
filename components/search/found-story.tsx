import { SaveButton } from '#components/library/save-button.tsx';
import { accentOf, type Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import { Kicker } from '#components/teaser/kicker.tsx';
import { TeaserPicture } from '#components/teaser/teaser-picture.tsx';
import { TeaserTime } from '#components/teaser/teaser-time.tsx';
import type { Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';
import type { Result } from '#lib/search/answer.ts';
import { Marked } from './marked.tsx';

/** Agency and authors, without links: the whole row leads to the story. */
const source = ({ agency, authors }: Pick<Teaser, 'agency' | 'authors'>): string => {
  const names = authors.map(({ name }) => name).join(', ');
  return [agency, names && `By ${names}`].filter(Boolean).join(' | ');
};

/** A story among the results: why it was found, who wrote it, when. */
export function FoundStory({ result, paper }: { result: Result; paper: Paper }) {
  const { story, headline, excerpt } = result;
  const from = source(story);
  return (
    <article
      className={story.image ? 'row-story found' : 'row-story found no-picture'}
      data-accent={accentOf(paper, story.section)}
    >
      <div className="row-text" {...textLanguage(story, paper.site.locale)}>
        <Kicker
          story={story.kind === 'news' ? { ...story, kicker: story.sectionTitle } : story}
          madeAt={paper.madeAt}
        />
        <h3 className="hl hl-m">
          <a className="stretch" href={href(story.path)}>
            <Marked pieces={headline} />
          </a>
        </h3>
        <p className="summary">
          <Marked pieces={excerpt} />
        </p>
        <p className="meta" lang={paper.site.locale} dir="ltr">
          {from}
          {from && ', '}
          <TeaserTime story={story} paper={paper} />
          <SaveButton path={story.path} headline={story.headline} />
        </p>
      </div>
      {story.image && <TeaserPicture story={story} place="row" />}
    </article>
  );
}
