import { Kicker } from '#components/teaser/kicker.tsx';
import type { Instant, Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';

/** A story that the text points to; nothing where it is not published. */
export const RelatedInline = ({ story, madeAt }: { story: Teaser | undefined; madeAt: Instant }) =>
  story ? (
    <aside className="related-inline" aria-label="Related story" lang={story.language} dir={story.direction}>
      <Kicker story={story} madeAt={madeAt} />
      <a className="hl hl-m stretch" href={href(story.path)}>
        {story.headline}
      </a>
    </aside>
  ) : null;
