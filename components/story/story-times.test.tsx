import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { StoryTimes } from './story-times.tsx';

const zone = { timeZone: 'Asia/Kolkata', locale: 'en-IN' };
const published = '2007-05-28T20:17:00Z';

const text = (updated: string | undefined, madeAt = published): string =>
  renderToStaticMarkup(
    <StoryTimes
      story={{ path: '/world/2007/05/29/talks', revision: 1, published, ...(updated && { updated }) }}
      zone={zone}
      madeAt={madeAt}
    />,
  ).replaceAll(/<[^>]+>/g, ' ');

describe('the times of a story', () => {
  it('has the hour alone for an update on the day of publication', () => {
    expect(text('2007-05-29T12:50:00Z')).toContain('Updated  06:20 PM IST');
  });

  it('has the date for a later update', () => {
    expect(text('2007-05-29T18:30:00Z')).toContain('Updated  May 30, 2007 12:00 AM IST');
  });

  it.each([undefined, published, '2007-05-28T20:17:30Z', '2007-05-28T20:00:00Z'])(
    'says nothing of an update that is none: %s',
    (updated) => {
      expect(text(updated)).not.toContain('Updated');
    },
  );

  it('warns of an old story beside its time', () => {
    expect(text(undefined, '2026-11-22T06:30:00Z')).toMatch(/IST .*This story is more than 19 years old/s);
    expect(text(undefined, '2007-11-22T06:30:00Z')).not.toContain('old');
  });
});
