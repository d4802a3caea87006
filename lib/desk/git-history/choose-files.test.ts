import { expect, it } from 'vitest';
import { chooseFiles } from './choose-files.ts';

it('files that were committed once and never changed cost nothing', () => {
  const added = (file: string) => ({ file, before: undefined, after: 'b', isRemoved: false });
  const commits = [{ at: 0, changes: Array.from({ length: 9_000 }, (_, n) => added(String(n))) }];
  expect(chooseFiles(commits, 10)).toEqual({ files: new Set(), left: 0 });
});
