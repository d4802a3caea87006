/**
 * Stories by what they are about (see terms/key-terms.ts). By quarter first: stories are published in the order of time or
 * nearly, so rows that are written together lie together, in an archive of any size.
 */
export const storyTerms = `
CREATE TABLE story_terms (
  quarter INTEGER NOT NULL, term INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (quarter, term, story)
) WITHOUT ROWID;
`;
