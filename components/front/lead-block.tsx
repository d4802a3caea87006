import { SaveButton } from '#components/library/save-button.tsx';
import { accentOf } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import { Cutline } from '#components/picture/cutline.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import { Teaser } from '#components/teaser/teaser.tsx';
import { hasPicture, TeaserPicture } from '#components/teaser/teaser-picture.tsx';
import { TeaserTime } from '#components/teaser/teaser-time.tsx';
import { bylineText } from '#lib/byline/byline-text.ts';
import type { Teaser as Story } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';
import type { BlockProps } from './front-page.tsx';

function LeadStory({ story, paper }: { story: Story; paper: BlockProps['paper'] }) {
  return (
    <article data-accent={accentOf(paper, story.section)} {...textLanguage(story, paper.site.locale)}>
      <div className="lead-headline">
        <Kicker story={story} madeAt={paper.madeAt} />
        <h2 className="hl hl-banner">
          <a href={href(story.path)}>{story.headline}</a>
        </h2>
      </div>
      <div className="lead-body">
        <div className="lead-text">
          <p className="standfirst">{story.standfirst}</p>
          <p className="meta">
            {bylineText(story)}
            <br />
            <TeaserTime story={story} paper={paper} />
            <SaveButton path={story.path} headline={story.headline} />
          </p>
        </div>
        {hasPicture(story) && (
          <figure className="lead-picture">
            <TeaserPicture story={story} place="lead" lead />
            <Cutline caption={story.image?.caption} credit={story.image?.credit} />
          </figure>
        )}
      </div>
    </article>
  );
}

/** One story wins the page; a live story, where there is one, runs down its side. */
export function LeadBlock({ block, paper }: BlockProps) {
  const [lead, ...rest] = block.stories;
  if (lead === undefined) return null;
  const side = rest.find(({ kind }) => kind === 'live') ?? rest[0];
  const others = rest.filter((story) => story !== side);
  // Half below the lead, half beside it, so that neither column runs on alone.
  const below = Math.min(3, Math.ceil(rest.length / 2));
  const second = others.slice(0, below);
  return (
    <div className="wrap">
      <section className="lead grid-12" aria-label="Top stories">
        <div className={side ? 'c9' : undefined}>
          <LeadStory story={lead} paper={paper} />
          {second.length > 0 && (
            <div className="lead-second grid-12">
              {second.map((story, index) => (
                <div
                  key={story.path}
                  className={`${below === 3 ? 'c4 m4' : 'c6 m6'}${index > 0 ? ' col' : ''}`}
                >
                  <Teaser story={story} paper={paper} picture={below === 3 ? 'none' : 'thumb'} summary />
                </div>
              ))}
            </div>
          )}
        </div>
        {side && (
          <div className="c3 col lead-side stack">
            <Teaser story={side} paper={paper} picture="quarter" size="l" summary />
            {others.slice(below).map((story) => (
              <Teaser key={story.path} story={story} paper={paper} summary />
            ))}
          </div>
        )}
      </section>
    </div>
  );
}
