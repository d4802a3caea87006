import { describe, expect, it } from 'vitest';
import { indexText } from './languages.ts';
import { findWords } from './words.ts';

/** True where a reader who types the one finds the other. */
const finds = (typed: string, written: string): boolean =>
  ` ${indexText(written)} `.includes(` ${indexText(typed)} `);

describe('a word is found however it is typed', () => {
  it.each([
    ['iran', 'IRAN'],
    ['cafe', 'Café'],
    ['Łódź', 'lodz'],
    ['ærø', 'Aero'],
    ['strasse', 'Straße'],
    ['talk', 'talks'],
    ['countries', 'country'],
    ['Iran', 'Iran’s'],
    ["O'Brien", 'O’Brien'],
    ['Ελλάς', 'ΕΛΛΆΣ'],
    ['елка', 'ёлка'],
    ['homme', 'l’homme'],
    ["l'école", 'd’école'],
    ['Italia', 'dell’Italia'],
    ["O'Brien", 'OBrien'],
  ])('%s finds %s', (typed, written) => expect(finds(typed, written)).toBe(true));

  it.each([
    ['हिंदी', 'हिन्दी', 'the nasal as a dot'],
    ['फैसला', 'फ़ैसला', 'without nukta'],
    ['1949', '१९४९', 'in digits of one’s own keyboard'],
    ['كتاب', 'کتاب', 'an Arabic kaf'],
    ['علي', 'علی', 'an Arabic yeh'],
    ['محمد', 'مُحَمَّد', 'without vowel points'],
    ['احمد', 'أحمد', 'alef without hamza'],
    ['دھلی', 'دہلی', 'either heh'],
    ['سلام', 'ســلام', 'without tatweel'],
    ['میخواهم', 'می‌خواهم', 'without a joiner'],
    ['١٩٤٩', '1949', 'Arabic digits'],
    ['۱۹۴۹', '1949', 'Persian digits'],
  ])('%s finds %s: %s', (typed, written) => expect(finds(typed, written)).toBe(true));

  it('keeps the vowel signs of Devanagari: without them words are others', () => {
    expect(finds('कल', 'काल')).toBe(false);
    expect(indexText('दिवस की')).toBe('दिवस की');
  });

  it('keeps apart what other scripts tell apart by marks', () => {
    expect(finds('か', 'が')).toBe(false);
    expect(finds('가', '각')).toBe(false);
  });
});

describe('scripts without spaces', () => {
  it.each([
    ['大学', '北京大学の学生'],
    ['学', '北京大学'],
    ['スーパー', '新しいスーパーマーケット'],
    ['서울', '서울에서'],
    ['กรุงเทพ', 'ในกรุงเทพมหานคร'],
  ])('%s is found within %s', (typed, written) => expect(finds(typed, written)).toBe(true));

  it('are kept as they are written', () => {
    expect(indexText('서울 が')).toBe('서 울 が');
  });

  it('keep the words of other scripts between their letters whole', () => {
    expect(indexText('我在2007年去WTO')).toBe('我 在 2007 年 去 wto');
  });
});

it('says where in the text a word stands', () => {
  const text = 'Iran’s “ambassador”, 北京 – हिन्दी';
  expect(findWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Iran',
    'ambassador',
    '北',
    '京',
    'हिन्दी',
  ]);
});

it('takes no more of a text than words: no operator, no control character, no half of a character', () => {
  const hostile = 'a"b*c^d:(e) NEAR\0f -g {h} \ud800i j\u202ek 👩‍👩‍👧 §world';
  expect(indexText(hostile)).toBe('a b c d e near f g h i j k world');
  expect(indexText('x'.repeat(10_000))).toBe('');
});
