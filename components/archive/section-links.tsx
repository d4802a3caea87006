import type { Section } from '#lib/edition/model.ts';
import { href, sectionPath } from '#lib/routes.ts';

interface SectionLinksProps {
  /** In the order of the navigation. */
  sections: Pick<Section, 'slug' | 'title'>[];
}

/** The sections, each with an archive of its own beside it. */
export const SectionLinks = ({ sections }: SectionLinksProps) => (
  <section className="rail-beside" aria-labelledby="by-section">
    <h2 className="rail-head" id="by-section">
      By section
    </h2>
    <ul className="rail-links">
      {sections.map(({ slug, title }) => (
        <li key={slug}>
          <a href={href(sectionPath(slug))}>{title}</a>
        </li>
      ))}
    </ul>
  </section>
);
