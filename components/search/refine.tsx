import type { Paper } from '#components/page/paper.ts';
import type { Results } from '#lib/search/answer.ts';
import { type SearchChoices, searchHref } from '#lib/search-routes.ts';
import { Facet } from './facet.tsx';

interface RefineProps {
  answer: Results;
  choices: SearchChoices;
  paper: Paper;
}

/** Sections and years of the results, with counts. */
export function Refine({ answer, choices, paper }: RefineProps) {
  const first = { ...choices, after: undefined };
  const { section, year } = choices;
  const titleOf = (slug: string): string =>
    paper.sections.find((each) => each.slug === slug)?.navTitle ?? slug;
  return (
    <aside className="refine" id="refine" aria-labelledby="refine-title">
      <h2 className="sr" id="refine-title">
        Narrow the results
      </h2>
      <Facet
        id="facet-section"
        title="Section"
        choices={[
          {
            text: 'All sections',
            href: searchHref({ ...first, section: undefined }),
            isChosen: section === undefined,
          },
          ...answer.sections.map(({ section: slug, count }) => ({
            text: titleOf(slug),
            count,
            href: searchHref({ ...first, section: slug }),
            isChosen: slug === section,
          })),
        ]}
      />
      <Facet
        id="facet-year"
        title="Year"
        choices={[
          { text: 'Any time', href: searchHref({ ...first, year: undefined }), isChosen: year === undefined },
          ...answer.years.map(({ year: each, count }) => ({
            text: String(each),
            count,
            href: searchHref({ ...first, year: each }),
            isChosen: each === year,
          })),
        ]}
      />
    </aside>
  );
}
