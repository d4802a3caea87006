/** What there is of a picture beside its file: copies at the sizes in which pages show it (see renditions.ts). */
export const renditions = `
CREATE TABLE renditions (
  file TEXT NOT NULL, id TEXT NOT NULL, colour TEXT NOT NULL, widths TEXT NOT NULL, PRIMARY KEY (file, id)
) WITHOUT ROWID;
`;
