import { describe, expect, it } from 'vitest';
import type { FrontBlock, Teaser } from '#lib/edition/model.ts';
import { arrangeFront } from './arrange-front.ts';

const story: Teaser = {
  path: '/world/2007/05/29/talks',
  section: 'world',
  sectionTitle: 'World',
  kind: 'news',
  headline: 'Talks',
  standfirst: '',
  authors: [],
  published: '2007-05-28T20:17:00.000Z',
  breaking: false,
  access: 'free',
  language: 'en-IN',
  direction: 'ltr',
  readingMinutes: 1,
};
const block = (layout: string, title: string): FrontBlock => ({ layout, title, stories: [story] });
const shapes = (blocks: FrontBlock[]): string[] =>
  arrangeFront(blocks).map((row) =>
    row.shape === 'pair'
      ? `pair ${row.blocks.map(({ title }) => title).join('+')}`
      : `${row.shape} ${row.block.title}`,
  );

describe('a front page', () => {
  it('keeps the editors’ order and never gives two neighbours one shape', () => {
    const sections = ['World', 'Politics', 'Business', 'Science', 'Sport', 'Culture'];
    const blocks = [block('lead', 'Lead'), ...sections.map((title) => block('section', title))];
    expect(shapes(blocks)).toEqual([
      'lead Lead',
      'spread World',
      'pair Politics+Business',
      'picture Science',
      'centre Sport',
      'row Culture',
    ]);
  });

  it('pairs only neighbours: nothing is moved past an opinion band', () => {
    const blocks = [block('section', 'World'), block('section', 'Politics'), block('opinion', 'Opinion')];
    expect(shapes(blocks)).toEqual(['spread World', 'picture Politics', 'opinion Opinion']);
  });

  it('leaves out a block that has no stories, and takes a layout that it does not know for a section', () => {
    const empty = { ...block('section', 'Empty'), stories: [] };
    expect(shapes([empty, block('weekend', 'Weekend'), block('latest', 'Latest')])).toEqual([
      'spread Weekend',
      'latest Latest',
    ]);
  });
});
