import type { Paper } from '#components/page/paper.ts';
import { textLanguage } from '#components/page/text-language.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';

interface MostReadProps {
  stories: Teaser[];
  paper: Paper;
  /** True where the list has the width of the page, and two columns there. */
  wide?: boolean;
}

/** Headlines by how much they are read. The figures are the list's own. */
export const MostReadList = ({ stories, paper, wide = false }: MostReadProps) => (
  <ol className={wide ? 'most most-2' : 'most'}>
    {stories.map((story) => (
      <li key={story.path}>
        <a className="hl hl-s" href={href(story.path)} {...textLanguage(story, paper.site.locale)}>
          {story.headline}
        </a>
      </li>
    ))}
  </ol>
);

interface MostReadRailProps {
  stories: Teaser[];
  paper: Paper;
  title: string;
}

/** In the column beside a list or a story; nothing where too little was read to say. */
export const MostReadRail = ({ stories, paper, title }: MostReadRailProps) =>
  stories.length > 0 ? (
    <section className="most-rail" aria-labelledby="most-read">
      <h2 className="rail-head" id="most-read">
        {title}
      </h2>
      <MostReadList stories={stories} paper={paper} />
    </section>
  ) : null;
