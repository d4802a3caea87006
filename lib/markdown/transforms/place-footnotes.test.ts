import { describe, expect, it } from 'vitest';
import { markup } from './markup.test-helper.ts';
import { placeFootnotes } from './place-footnotes.ts';

const notes = (source: string) => markup(source, placeFootnotes());

describe('notes', () => {
  it('are numbered as the text refers to them, with links there and back', () => {
    expect(notes('One.[^b]\n\n[^a]: A.\n[^b]: B.')).toBe(
      '<p>One.<sup><a href="#fn-b" id="fnref-b" role="doc-noteref">1</a></sup></p>' +
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes">' +
        '<h2 id="footnotes" class="visually-hidden">Footnotes</h2><ol><li id="fn-b">' +
        '<p>B. <a href="#fnref-b" role="doc-backlink" aria-label="Back to reference 1">↩\uFE0E</a></p></li></ol></section>',
    );
  });

  it('lead back to every place that refers to them', () => {
    const html = notes('One.[^1] Two.[^1]\n\n[^1]: A.');
    expect(html).toContain('id="fnref-1"');
    expect(html).toContain('id="fnref-1-2"');
    expect(html).toContain('href="#fnref-1-2" role="doc-backlink" aria-label="Back to reference 1-2"');
  });

  it('may hold blocks, and refer to notes and to themselves', () => {
    const html = notes('a[^1]\n\n[^1]: One.[^2]\n\n    - list\n\n[^2]: Two.[^1][^2]');
    expect(html.match(/<li id="fn-/g)).toHaveLength(2);
    expect(html).toContain('<ul><li>list</li></ul><p><a href="#fnref-1"');
    expect(html).toContain('href="#fnref-1-2"');
  });

  it('keep their anchors when another note comes before them', () => {
    expect(notes('a[^x] b[^source]\n\n[^x]: X\n[^source]: S')).toContain(
      '<a href="#fn-source" id="fnref-source"',
    );
  });

  it('are compared without regard to case, and told apart by letters of any script', () => {
    expect(notes('a[^A]\n\n[^a]: b')).toContain('id="fn-a"');
    expect(notes('a[^!] b[^?]\n\n[^!]: c\n[^?]: d').match(/<li id="(.*?)"/g)).toEqual([
      '<li id="fn-section"',
      '<li id="fn-section-2"',
    ]);
  });

  it('that nothing refers to are left out, and references to nothing are text', () => {
    expect(notes('a\n\n[^1]: SENTINEL')).toBe('<p>a</p>');
    expect(notes('a[^1]')).toBe('<p>a[^1]</p>');
  });

  it('win over a link around their reference, as the inner of two links does', () => {
    expect(notes('[a[^1]](/b)\n\n[^1]: c')).toMatch(/^<p>\[a<sup>.*<\/sup>\]\(\/b\)<\/p>/);
  });

  it('speak the language of the publication', () => {
    const labels = { heading: 'टिप्पणियाँ', back: (reference: string) => `संदर्भ ${reference} पर लौटें` };
    const html = markup('a[^1]\n\n[^1]: b', placeFootnotes(labels));
    expect(html).toContain('>टिप्पणियाँ</h2>');
    expect(html).toContain('aria-label="संदर्भ 1 पर लौटें"');
  });
});
