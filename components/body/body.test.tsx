import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Body } from './body.tsx';
import { NO_MATTER } from './body-matter.ts';

const show = (source: string, props = {}): string =>
  renderToStaticMarkup(<Body source={source} {...props} />);

describe('the text of a story', () => {
  it('opens with the place of reporting, in its first paragraph only', () => {
    const markup = show('## Heading\n\nThey met.\n\nThey left.', { dateline: 'Baghdad' });
    expect(markup).toContain('<p><span class="dateline">Baghdad</span> They met.</p>');
    expect(markup.match(/dateline/g)).toHaveLength(1);
  });

  it('leaves a body without paragraphs as it is', () => {
    expect(show('- one\n- two', { dateline: 'Baghdad' })).not.toContain('Baghdad');
  });

  it('answers a question in details, which open without script', () => {
    const markup = show(':::questions\n### Who met?\n\nTwo ambassadors.\n:::');
    expect(markup).toMatch(/<details id="[^"]+"><summary>Who met\?<\/summary>.*Two ambassadors/s);
  });

  it('gives a chart’s figures as a table too', () => {
    const data = { 'data/oil.csv': 'Year,Price\n2006,61\n2007,69\n' };
    const markup = show('::chart{src="data/oil.csv" type="bar" title="Oil"}', {
      matter: { ...NO_MATTER, data },
    });
    expect(markup).toContain('<svg');
    expect(markup).toMatch(/<details><summary>.*<th scope="row">2006<\/th><td>61<\/td>/s);
  });

  it('asks no third party for anything before the reader does', () => {
    const markup = show('::embed{url="https://video.example/1" title="The talks"}');
    expect(markup).toContain('<a href="https://video.example/1"');
    expect(markup).not.toMatch(/iframe|<script|src=/);
  });

  it('shows nothing where a picture or a related story is not there', () => {
    expect(show('![A map](missing.svg)\n\n::related{path="/world/2007/05/29/none"}')).not.toMatch(
      /<img|<aside/,
    );
  });

  it('writes no style attribute, which the content security policy forbids', () => {
    const markup = show('| a | b |\n|:--|--:|\n| 1 | 2 |\n\n::map{lat=33.3 lon=44.4 label="Baghdad"}');
    expect(markup).toContain('<table');
    expect(markup).not.toContain('style=');
  });
});
