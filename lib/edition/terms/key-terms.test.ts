import { describe, expect, it } from 'vitest';
import { KEY_TERMS, keyTerms } from './key-terms.ts';

const of = (headline: string, opening = ''): number[] => keyTerms({ headline, standfirst: '', opening });
const shared = (a: number[], b: number[]): number => a.filter((term) => b.includes(term)).length;

describe('key terms', () => {
  it('are the words that tell what a story is about, whatever their case, plural or punctuation', () => {
    const [baghdad] = of('Baghdad');
    expect(of('What they said about it in “BAGHDAD”, and why')).toEqual([baghdad]);
    expect(of('Militias')).toEqual(of('a militia’s'));
    expect(of('In 2007 and 1,400')).toEqual([]);
    expect(of('Congress')).not.toEqual(of('congres'));
  });

  it('weigh most where the headline has them, and there are never more than are kept', () => {
    const opening = Array.from({ length: 200 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}${n}x`);
    const terms = of('Monsoon', `${opening.join(' ')} monsoon`);
    expect(terms).toHaveLength(KEY_TERMS);
    expect(terms[0]).toBe(of('Monsoon')[0]);
  });

  it('look past Markdown’s own words: link targets and attributes', () => {
    const text = 'The [bridge](https://example.org/harbour/tunnel) opened.{title="Lighthouse"}';
    expect(shared(of(text), of('harbour tunnel lighthouse title'))).toBe(0);
    expect(shared(of(text), of('bridge'))).toBe(1);
  });

  it.each([
    ['Hindi', 'चंद्रयान चाँद पर उतरा', 'इसरो ने कहा कि चंद्रयान का लैंडर ठीक है।', 'क्रिकेट में भारत की जीत'],
    ['Urdu', 'غالب کی دلی', 'مرزا غالب کے خطوط دلی سے لکھے گئے۔', 'کرکٹ میں پاکستان کی جیت'],
    ['Arabic', 'المفاوضات في بغداد', 'بدأت مفاوضات بغداد أمس', 'كرة القدم في مصر'],
    ['Chinese', '美国和伊朗在巴格达会谈', '巴格达的会谈没有下一次的日期', '中国女足赢得决赛'],
    ['Japanese', 'バグダッドで米国とイランが会談', '会談はバグダッドで行われた', 'サッカー女子が優勝'],
    ['Thai', 'การเจรจาที่แบกแดด', 'แบกแดดเป็นเมืองหลวง', 'ฟุตบอลหญิงชนะเลิศ'],
    ['Russian', 'Переговоры в Багдаде', 'Стороны начали переговоры', 'Футбол: победа сборной'],
  ])(
    'are had of %s: two stories of one thing share them, two of different things do not',
    (_, a, b, other) => {
      expect(shared(of(a), of('', b))).toBeGreaterThan(0);
      expect(shared(of(a), of(other))).toBe(0);
    },
  );

  it('do not trip over anything that can stand in a file', () => {
    for (const text of ['', '](', '{', '\0', '\ud800', '🙂🙂', ']('.repeat(5000), 'ا'.repeat(5000)])
      expect(of(text, text).length).toBeLessThanOrEqual(KEY_TERMS);
  });
});
