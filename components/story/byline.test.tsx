import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { bylineText } from '#lib/byline/byline-text.ts';
import { Byline } from './byline.tsx';

const qizilbash = { slug: 'farhan-qizilbash', name: 'Farhan Qizilbash' };
const barve = { slug: 'नंदिता-बर्वे', name: 'नंदिता बर्वे' };
const mehta = { slug: 'arjun-mehta', name: 'Arjun Mehta' };

describe('a byline on the page', () => {
  it.each([
    { agency: 'Meridian Wire', authors: [qizilbash], dateline: 'Baghdad' },
    { authors: [qizilbash, barve, mehta], dateline: 'Mumbai' },
    { agency: 'Meridian Wire', authors: [], dateline: 'Geneva' },
    { authors: [barve] },
  ])('reads as it does in lists: %o', (story) => {
    const text = renderToStaticMarkup(<Byline story={story} />).replaceAll(/<[^>]+>/g, '');
    expect(text).toBe(bylineText(story));
  });

  it('leads to each author’s page, whatever script the name is in', () => {
    const markup = renderToStaticMarkup(<Byline story={{ authors: [qizilbash, barve] }} />);
    expect(markup).toContain('href="/authors/farhan-qizilbash"');
    expect(markup).toContain(`href="/authors/${encodeURIComponent(barve.slug)}"`);
  });

  it('says which language its place is in where that is not the paper’s', () => {
    const markup = renderToStaticMarkup(
      <Byline
        story={{ authors: [barve], dateline: 'नई दिल्ली' }}
        placeLanguage={{ lang: 'hi', dir: 'ltr' }}
      />,
    );
    expect(markup).toContain(', <span lang="hi" dir="ltr">नई दिल्ली</span>');
  });
});
