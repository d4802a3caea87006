import { describe, expect, it } from 'vitest';
import type { CorrectionNotice } from '#lib/edition/model.ts';
import { correctionsDescription, frontDescription, topicDescription } from './descriptions.ts';

const site = {
  name: 'The Meridian',
  tagline: 'News with its longitude',
  timeZone: 'Asia/Kolkata',
  locale: 'en-IN',
};
const sections = ['World', 'India', 'Science'].map((navTitle) => ({ navTitle }));

describe('the description of the front page', () => {
  it('says what the paper is, what it reports on, and what leads it', () => {
    expect(frontDescription(site, sections, { headline: 'Boats run again' })).toBe(
      'News with its longitude. World, India and Science in The Meridian. On the front page: Boats run again.',
    );
  });

  it('says what there is of a paper that has nothing yet', () => {
    expect(frontDescription({ ...site, tagline: '' }, [], undefined)).toBe('The Meridian.');
    expect(frontDescription(site, [], { headline: 'Who won?' })).toMatch(/On the front page: Who won\?$/);
  });

  it('is cut where nobody shows more', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ navTitle: `Section ${n}` }));
    const text = frontDescription(site, many, { headline: 'x' });
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text).toMatch(/…$/);
  });
});

describe('the description of a topic', () => {
  const list = { page: 1, total: 1_204, stories: [{ headline: 'Talks go on' }] };

  it('is its own, where somebody has written one', () => {
    expect(topicDescription({ title: 'Iran', description: 'About Iran.' }, list, site)).toBe('About Iran.');
  });

  it('says else how many stories there are, and which is the latest; on further pages, which page it is', () => {
    expect(topicDescription({ title: 'Iran' }, list, site)).toBe(
      'Iran: 1,204 stories from The Meridian. The latest: Talks go on.',
    );
    expect(topicDescription({ title: 'Iran' }, { ...list, total: 1 }, site)).toMatch(/^Iran: 1 story from/);
    expect(topicDescription({ title: 'Iran' }, { ...list, page: 2 }, site)).toBe(
      'Iran: 1,204 stories from The Meridian, page 2.',
    );
  });
});

describe('the description of the corrections', () => {
  const notice: CorrectionNotice = {
    story: {
      path: '/world/2007/05/29/talks',
      headline: 'Talks go on',
      section: 'world',
      sectionTitle: 'World',
    },
    correction: { date: '2007-05-28T20:17:00.000Z', kind: 'correction', text: 'It was Monday.' },
  };

  it('says how many there are, and to which story the latest is, on the day in the paper’s zone', () => {
    const list = { corrections: [notice], page: 1, pages: 1, total: 1 };
    expect(correctionsDescription(list, site)).toBe(
      'What The Meridian got wrong, and what is right: 1 correction or clarification. The latest, of May 29, 2007, is to: Talks go on.',
    );
    expect(correctionsDescription({ ...list, page: 3, total: 90 }, site)).toMatch(
      /: 90 corrections and clarifications, page 3\.$/,
    );
  });

  it('says that there are none', () => {
    const none = { corrections: [], page: 1, pages: 1, total: 0 };
    expect(correctionsDescription(none, site)).toMatch(/nothing has been corrected so far\.$/);
  });
});
