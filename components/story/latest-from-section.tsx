import type { Paper } from '#components/page/paper.ts';
import { SectionHead } from '#components/page/section-head.tsx';
import { TimedTeaser } from '#components/teaser/timed-teaser.tsx';
import type { Section, Teaser } from '#lib/edition/model.ts';
import { href, sectionPath } from '#lib/routes.ts';

interface LatestFromSectionProps {
  section: Section;
  stories: Teaser[];
  paper: Paper;
}

/** `Get latest World News…`: the way on from a story. */
export const LatestFromSection = ({ section, stories, paper }: LatestFromSectionProps) => (
  <section className="block-gap after-story" aria-labelledby="latest">
    <SectionHead
      id="latest"
      title={`Get latest ${section.title}…`}
      href={href(sectionPath(section.slug))}
      more={`All ${section.title}`}
    />
    <ul className="latest-columns">
      {stories.map((story) => (
        <li key={story.path}>
          <TimedTeaser story={story} paper={paper} />
        </li>
      ))}
    </ul>
  </section>
);
