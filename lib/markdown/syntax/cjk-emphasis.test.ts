import { expect, it } from 'vitest';
import { tokeniseInline } from './tokenise.ts';

/** Text with the tags of its emphasis. */
const shown = (markdown: string): string =>
  tokeniseInline(markdown)
    .map(({ content, tag, nesting }) =>
      tag === '' || nesting === 0 ? content : `<${nesting < 0 ? '/' : ''}${tag}>`,
    )
    .join('');

it.each([
  ['**真，**她说。', '<strong>真，</strong>她说。'],
  ['これは**「重要なこと」**です。', 'これは<strong>「重要なこと」</strong>です。'],
  ['**마크다운(Markdown)**을', '<strong>마크다운(Markdown)</strong>을'],
  ['这是**“引用”**的。', '这是<strong>“引用”</strong>的。'],
  ['~~删除（旧）~~新', '<s>删除（旧）</s>新'],
])('%s is emphasised beside punctuation, where no space says where a word ends', (markdown, html) =>
  expect(shown(markdown)).toBe(html),
);

it.each(['a**b,**c', 'snake_case_word', '中_文_字', '2 ** 3 ** 4'])('%s stays as it is', (markdown) =>
  expect(shown(markdown)).toBe(markdown),
);
