import type { Instant, RichText, Teaser } from '#lib/edition/model.ts';
import type { Path } from '#lib/routes.ts';

/** Visible stories that `::related` names, by the path written there. */
export type RelatedByPath = Readonly<Record<Path, Teaser>>;

/** A text and what it refers to, found before it is shown. */
export interface BodyMatter {
  text: RichText;
  related: RelatedByPath;
  /** When the page is made. */
  madeAt: Instant;
}
