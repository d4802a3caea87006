/** How much of what a story said may be shown: no more than its page shows now. */
import type { Access, RevisionText } from '#lib/edition/model.ts';
import { openingOf } from '#lib/markdown/facts/opening.ts';
import { tokenise } from '#lib/markdown/syntax/tokenise.ts';

/** What is left of a text where its story is not free. */
export const withoutRest = (text: RevisionText): RevisionText =>
  text.whole ? { ...text, keyPoints: [], body: openingOf(tokenise(text.body)).opening, whole: false } : text;

/** Two texts of a story that can be compared: of both the whole, or of both the opening. `access`: the story's, now. */
export const comparable = (
  before: RevisionText,
  after: RevisionText,
  access: Access,
): [before: RevisionText, after: RevisionText] =>
  access === 'free' && before.whole && after.whole
    ? [before, after]
    : [withoutRest(before), withoutRest(after)];
