import type { PolicyPage, Section, Site, WithoutText } from '#lib/edition/model.ts';

/** What every page knows of the paper it is printed in. */
export interface Paper {
  site: Site;
  /** In the order of the navigation. */
  sections: WithoutText<Section>[];
  /** Policy pages, for the footer. */
  pages: Pick<PolicyPage, 'slug' | 'title'>[];
  /** The instant at which the page was made: today's date, and whether a story is of today. */
  madeAt: string;
}

/** Colour of a section, as the name of a token; undefined where the section has none. */
export const accentOf = ({ sections }: Paper, slug: string | undefined): string | undefined =>
  sections.find((section) => section.slug === slug)?.accent;
