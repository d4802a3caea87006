import type { Instant, Picture, Teaser } from '#lib/edition/model.ts';

/** What a body's furniture refers to, found before it is shown. */
export interface BodyMatter {
  /** By the `src` written in the body. */
  pictures: Record<string, Picture>;
  /** CSV text by the `src` written in the body. */
  data: Record<string, string>;
  /** Stories that `::related` names and that are published. */
  related: Teaser[];
  /** When the page is made. */
  madeAt: Instant;
}

export const NO_MATTER: BodyMatter = { pictures: {}, data: {}, related: [], madeAt: '' };
