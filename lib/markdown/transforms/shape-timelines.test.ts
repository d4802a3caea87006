import { describe, expect, it } from 'vitest';
import { markup } from './markup.test-helper.ts';
import { shapeTimelines } from './shape-timelines.ts';

const items = (list: string) => markup(`:::timeline\n${list}\n:::`, shapeTimelines);

describe('a timeline', () => {
  it('takes the date out of each item, with whatever dash stands after it', () => {
    for (const dash of [' — ', ' – ', ' - ', ': ', ', ', ' ']) {
      expect(items(`- **28 May 2007**${dash}They *met*.`)).toBe(
        '<bs-timeline><bs-timeline-item date="28 May 2007">They <em>met</em>.</bs-timeline-item></bs-timeline>',
      );
    }
  });

  it('keeps paragraphs and lists of an item', () => {
    expect(items('1. **2007** — Met.\n\n   Again.\n\n2. **2008**\n\n   - Not.')).toBe(
      '<bs-timeline><bs-timeline-item date="2007"><p>Met.</p><p>Again.</p></bs-timeline-item>' +
        '<bs-timeline-item date="2008"><ul><li>Not.</li></ul></bs-timeline-item></bs-timeline>',
    );
  });

  it('loses nothing but the dash', () => {
    expect(items('- **2007** **bold** text')).toContain('<strong>bold</strong> text');
    expect(items('- **2007** `code`')).toContain('<code>code</code>');
  });
});
