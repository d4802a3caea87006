/** A day of a newsroom whose stories get histories, for tests of what outlives the loss of a file. */
import { expect } from 'vitest';
import { findFirstPath } from '../queries/origins.ts';
import { findPathStatus } from '../queries/paths.ts';
import { listChanges, listRevisions } from '../queries/revisions.ts';
import { findStory } from '../queries/stories.ts';
import { type Desk, type Fields, historiesIn, historiesInFile, NOW, pathOf } from './test-histories.ts';

export const correction = { date: NOW, kind: 'correction' as const, text: 'It was one.' };
/** The content files at the end of the day. */
export const CONTENT: Fields[] = [
  { slug: 'talks', body: 'Three.', corrections: [correction] },
  { slug: 'new-name', headline: 'Moved', body: 'Moved.' },
  { slug: 'plain', headline: 'Plain', body: 'As it was.' },
  { slug: 'third-name', headline: 'Twice', body: 'Twice.' },
];

/** The day: edits, renames, a removal and a withdrawal. */
export function live(desk: Desk): void {
  desk.put({ body: 'One.' });
  desk.put({ slug: 'plain', headline: 'Plain', body: 'As it was.' });
  desk.put({ slug: 'old-name', headline: 'Moved', body: 'Before.' });
  desk.put({ slug: 'first-name', headline: 'Twice', body: 'Twice.' });
  desk.put({ slug: 'gone', headline: 'Gone', body: 'Gone.' });
  desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong.' });
  desk.put({ body: 'Two.' });
  desk.put({ slug: 'old-name', headline: 'Moved', body: 'Moved.' });
  desk.put({ slug: 'new-name', headline: 'Moved', body: 'Moved.' }, ['old-name']);
  desk.put({ slug: 'second-name', headline: 'Twice', body: 'Twice.' }, ['first-name']);
  desk.put({ slug: 'gone', headline: 'Gone', body: 'Gone soon.' });
  desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong again.' });
  desk.put({ slug: 'third-name', headline: 'Twice', body: 'Twice.' }, ['second-name']);
  desk.remove('gone');
  desk.put({ slug: 'withdrawn', headline: 'Wrong', body: 'Wrong again.', status: 'withdrawn' });
  desk.put({ body: 'Three.', corrections: [correction] });
}

/** Everything that readers and programs are told of the past. */
export function told({ db, now }: Desk): unknown {
  const slugs = [
    'talks',
    'old-name',
    'new-name',
    'first-name',
    'second-name',
    'third-name',
    'plain',
    'gone',
    'withdrawn',
  ];
  return {
    stories: slugs.map((slug) => {
      const path = pathOf(slug);
      return {
        path,
        status: slug === 'withdrawn' ? undefined : findPathStatus(db, { path, now }),
        revision: findStory(db, { path, now })?.revision,
        history: listRevisions(db, { path, now }),
        id: findFirstPath(db, { path }),
      };
    }),
    changes: listChanges(db, { after: 0, limit: 99, now }),
  };
}

export const expectEqual = ({ db, history }: Desk): void =>
  expect(historiesInFile(history)).toEqual(historiesIn(db));
