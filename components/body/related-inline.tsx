import { Kicker } from '#components/teaser/kicker.tsx';
import type { Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';

/** A story that the text points to; nothing where it is not published. */
export const RelatedInline = ({ story }: { story: Teaser | undefined }) =>
  story ? (
    <aside className="related-inline" aria-label="Related story" lang={story.language} dir={story.direction}>
      <Kicker story={story} />
      <a className="hl hl-m stretch" href={href(story.path)}>
        {story.headline}
      </a>
    </aside>
  ) : null;
