import { afterEach, describe, expect, it } from 'vitest';
import { slicesOf, visibleSpan } from '#lib/edition/queries/search.ts';
import { articleRecord } from '#lib/edition/test-records.ts';
import { findStories } from './find-stories.ts';
import { DAY, NOW, type SearchableEdition, searchableEdition } from './search.fixtures.ts';

const onStep = (): void => {};
let edition: SearchableEdition | undefined;
afterEach(() => edition?.close());

const archive = (): SearchableEdition => {
  edition = searchableEdition(
    Array.from({ length: 60 }, (_, n) =>
      articleRecord({ slug: `s-${n}`, headline: 'Zinnia', published: NOW - n * 20 * DAY }),
    ),
  );
  return edition;
};

describe('the archive is looked through in pieces', () => {
  it('that leave nothing out and nothing twice', () => {
    const { db } = archive();
    const span = visibleSpan(NOW);
    const slices = slicesOf(db, span, 7);
    expect(slices.length).toBeGreaterThan(5);
    expect(slices[0]?.below).toBe(span.below);
    expect(slices.at(-1)?.from).toBe(span.from);
    for (const [n, slice] of slices.slice(1).entries()) expect(slice.below).toBe(slices[n]?.from);
    const all = findStories(db, {
      expression: '"zinnia"',
      span,
      now: NOW,
      onStep,
      deadline: Infinity,
      slice: 7,
    });
    expect(all.isCut).toBe(false);
    expect(all.ids).toHaveLength(60);
    expect(all.ids).toEqual(all.ids.toSorted((a, b) => b - a));
  });

  it('as far as time allows: the newest part is there, and it is said that it is a part', () => {
    const { db } = archive();
    const span = visibleSpan(NOW);
    const some = findStories(db, { expression: '"zinnia"', span, now: NOW, onStep, deadline: 0, slice: 7 });
    expect(some.isCut).toBe(true);
    expect(some.ids.length).toBeGreaterThan(0);
    expect(some.ids.length).toBeLessThan(20);
  });
});
