import { describe, expect, it } from 'vitest';
import { textFragment } from './text-fragment.ts';

/** A page with its passage between brackets; a line is a block. */
function mark(page: string, language?: string) {
  const [, before = '', passage = '', after = ''] = /^([\s\S]*?)⟦([\s\S]*)⟧([\s\S]*)$/.exec(page) ?? [];
  return { before, passage, after, language };
}
const fragment = (page: string, language?: string): string | undefined => textFragment(mark(page, language));

interface Directive {
  prefix?: string | undefined;
  start: string;
  end?: string | undefined;
  suffix?: string | undefined;
}

function readDirective(text = ''): Directive {
  const parts = text.replace(/^:~:text=/, '').split(',');
  const prefix = parts[0]?.endsWith('-') ? parts.shift()?.slice(0, -1) : undefined;
  const suffix = parts.at(-1)?.startsWith('-') ? parts.pop()?.slice(1) : undefined;
  const [start = '', end] = parts;
  const decoded = (part: string | undefined) => (part === undefined ? undefined : decodeURIComponent(part));
  return {
    prefix: decoded(prefix),
    start: decodeURIComponent(start),
    end: decoded(end),
    suffix: decoded(suffix),
  };
}

const lower = (text: string): string => text.toLowerCase();
/** Where a browser finds it, in its own way: blocks apart, the first place that fits. */
function findAsBrowsersDo(page: string, text: string | undefined): string | undefined {
  const { prefix, start, end, suffix } = readDirective(text);
  const plain = lower(page);
  const skip = (place: number): number => place + (/^\s*/.exec(page.slice(place))?.[0].length ?? 0);
  for (let at = 0; at < page.length; at += 1) {
    let from = at;
    if (prefix !== undefined) {
      if (!plain.startsWith(lower(prefix), at)) continue;
      from = skip(at + prefix.length);
    }
    if (!plain.startsWith(lower(start), from)) continue;
    const behind = from + start.length;
    const isFollowed = (to: number): boolean =>
      suffix === undefined || plain.startsWith(lower(suffix), skip(to));
    if (end === undefined) {
      if (isFollowed(behind)) return page.slice(from, behind);
      continue;
    }
    for (let last = behind; last < page.length; last += 1) {
      const to = last + end.length;
      if (plain.startsWith(lower(end), last) && isFollowed(to)) return page.slice(from, to);
    }
  }
  return undefined;
}

describe('a link to a passage', () => {
  it('names a passage that stands once by itself', () => {
    expect(fragment('They met in ⟦Baghdad on Monday⟧, for hours.')).toBe(':~:text=Baghdad%20on%20Monday');
  });

  it('encodes what would be taken for a part of the directive', () => {
    expect(fragment('A ⟦well-known, old & "tried" 100% #1 way⟧.')).toBe(
      ':~:text=well%2Dknown%2C%20old%20%26%20%22tried%22%20100%25%20%231%20way',
    );
  });

  it('takes whole words, as browsers do', () => {
    expect(fragment('They met in Bag⟦hdad on Mon⟧day.')).toBe(':~:text=Baghdad%20on%20Monday');
  });

  it('says what stands around a passage that stands twice', () => {
    expect(fragment('The talks failed.\nLater the ⟦talks⟧ began.')).toBe(':~:text=the-,talks,-began');
    expect(fragment('Talks failed.\nLater, the ⟦talks⟧ failed.')).toBe(':~:text=the-,talks');
  });

  it('takes two spellings for one, as browsers do that overlook accents', () => {
    expect(fragment('Le résumé est là. The ⟦resume⟧ is there.')).toBe(':~:text=The-,resume');
  });

  it('names the beginning and the end of a long passage, or one of two blocks', () => {
    const long = 'Every word of it was said before and will be said again. '.repeat(8);
    expect(fragment(`Opening.\n⟦Here it begins. ${long}There it ends.⟧ Then.`)).toBe(
      ':~:text=Here%20it%20begins.%20Every%20word,said%20again.%20There%20it%20ends.',
    );
    expect(fragment('One.\nThe ⟦end of one\nThe beginning⟧ of another.')).toBe(
      ':~:text=end%20of%20one,The%20beginning',
    );
  });

  it('is none where no word is chosen', () => {
    expect(fragment('They met ⟦ — ⟧ and left.')).toBeUndefined();
  });

  it('does without the language that a text says it has where there is no such', () => {
    expect(fragment('They ⟦met⟧.', 'x-nonsense-')).toBe(':~:text=met');
  });

  it.each([
    [
      'a passage in other places',
      'The vote was close. The vote was late.\nThe ⟦vote was⟧ close again.\nThe vote was void.',
      'en',
    ],
    ['one after a comma', 'He said no, she said yes, he ⟦said no⟧, and left.', 'en'],
    ['a whole block that is repeated', 'Read on.\nFirst part.\n⟦Read on.⟧\nSecond part.\nRead on.', 'en'],
    [
      'a headline that stands at the head of the page',
      'Talks begin\nBy Maya Rao\n⟦Talks begin⟧ today in Baghdad.',
      'en',
    ],
    [
      'a range of which beginning and end are repeated',
      `${'They came and said the same to all who were in the room. '.repeat(3)}\nOnce more, ⟦${'they came and said the same to all who were in the room. '.repeat(8)}⟧\nThen they left.`,
      'en',
    ],
    ['Hindi', 'भारत ने कहा। सरकार ने ⟦कहा कि यह⟧ ठीक है।\nउसने कहा कि यह नहीं।', 'hi'],
    ['Urdu', 'دہلی میں ⟦غالب کی حویلی⟧ ہے۔\nغالب کی حویلی، قاسم جان۔', 'ur'],
    ['Japanese', '東京で会議が開かれた。⟦会議は三時間⟧続いた。会議は三時間だった。', 'ja'],
    ['Thai', 'ประเทศไทยมี⟦ประชากร⟧มาก ประชากรไทย', 'th'],
    ['emoji', 'So 😀 it ⟦is 👩‍🚀 done⟧, is 👩‍🚀 done.', 'en'],
    ['accents that browsers overlook', 'Le résumé est là. The ⟦resume⟧ is there.', 'en'],
    [
      'spaces that the page does not show',
      'They \t met   in\n   ⟦ Baghdad   on Monday ⟧ \n and left. Baghdad on Tuesday.',
      'en',
    ],
  ])('finds %s, and no other place', (_, page, language) => {
    const { before, passage, after } = mark(page);
    const shown = (text: string): string => text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, '\n');
    const made = textFragment({ before, passage, after, language });
    const found = findAsBrowsersDo(shown(before + passage + after), made);
    expect(found, made).toBe(shown(passage).trim());
    // The place itself, not another one that reads so.
    const { prefix, suffix, start } = readDirective(made);
    if (prefix) expect(shown(before).trimEnd().endsWith(prefix), made).toBe(true);
    if (suffix) expect(shown(after).trimStart().startsWith(suffix), made).toBe(true);
    if (!prefix && !suffix) expect(lower(shown(before)), made).not.toContain(lower(start));
  });
});
