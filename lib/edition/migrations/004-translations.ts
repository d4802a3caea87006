/** Stories that are the same in another language, by the path of the one that they name as their original. */
export const translations = `
CREATE TABLE translations (original TEXT NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (original, story)) WITHOUT ROWID;
CREATE INDEX translations_of_story ON translations (story);
`;
