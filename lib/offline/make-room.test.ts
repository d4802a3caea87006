import { describe, expect, it } from 'vitest';
import type { Kept, KeptAs } from './kept.ts';
import { bytesOf, makeRoom } from './make-room.ts';

const page = (as: KeptAs, at: number, bytes = 100, needs: Record<string, number> = {}): Kept => ({
  href: `/${as}-${at}`,
  as,
  at,
  bytes,
  needs,
  title: '',
});
const limits = { bytes: 1000, saved: 10, reads: 10 };
const hrefs = (pages: Kept[]) => pages.map(({ href }) => href);

describe('room on a device', () => {
  it('is counted with what pages need, once where several need it', () => {
    const style = { '/style.css': 50 };
    expect(bytesOf([page('saved', 1, 100, style), page('read', 2, 100, { ...style, '/map.svg': 7 })])).toBe(
      257,
    );
  });

  it('takes nothing away while there is enough', () => {
    expect(makeRoom([page('saved', 1), page('read', 2)], limits)).toEqual({ leave: [], fits: true });
  });

  it('is made by what was read, the oldest first, and no more than needed', () => {
    const shelf = [page('read', 3, 300), page('read', 1, 300), page('read', 2, 300), page('saved', 0, 600)];
    const { leave, fits } = makeRoom(shelf, limits);
    expect(hrefs(leave)).toEqual(['/read-1', '/read-2']);
    expect(fits).toBe(true);
  });

  it('takes the front page after all reads, and what the reader saved never', () => {
    const shelf = [page('front', 1, 300), page('read', 9, 300), page('saved', 2, 700), page('frame', 0, 300)];
    expect(hrefs(makeRoom(shelf, limits).leave)).toEqual(['/read-9', '/front-1']);
    const tooMuch = makeRoom([page('saved', 1, 700), page('saved', 2, 700)], limits);
    expect(tooMuch).toEqual({ leave: [], fits: false });
  });

  it('is bounded by number too', () => {
    const reads = Array.from({ length: 12 }, (_, n) => page('read', n, 1));
    expect(hrefs(makeRoom(reads, limits).leave)).toEqual(['/read-0', '/read-1']);
    const saved = Array.from({ length: 11 }, (_, n) => page('saved', n, 1));
    expect(makeRoom(saved, limits).fits).toBe(false);
  });
});
