/** Editors' redirects of many addresses at once: `/amp/*` to `/*`, in the order in which they are tried. */
export const redirectPatterns = `
CREATE TABLE redirect_patterns (n INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL);
`;
