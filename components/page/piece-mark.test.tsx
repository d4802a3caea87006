import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cutPieces, withoutMarks } from '#lib/press/cut-pieces.ts';
import type { SharedPiece } from '#lib/press/rendering.ts';
import { PieceEnd, PieceMark } from './piece-mark.tsx';

const shared = (key: string): SharedPiece => ({ key, tags: [`list:${key}`], shows: [] });
const LATEST = shared('story-end:world');
const READ = shared('most-read');
const html = (page: ReactNode): string => renderToStaticMarkup(page);

describe('a page that its template marks', () => {
  it('is cut from the beginning of a piece to its end or the end of the page', () => {
    const page = html(
      <main>
        <p>Its own</p>
        <PieceMark of="most-read" />
        <ol>Most read</ol>
        <PieceEnd of="most-read" />
        <p>Its own too</p>
        <PieceMark of="story-end:world" />
        <ul>Latest</ul>
      </main>,
    );
    expect(cutPieces(page, [LATEST, READ])).toEqual([
      { html: '<main><p>Its own</p>', piece: undefined },
      { html: '<ol>Most read</ol>', piece: READ },
      { html: '<p>Its own too</p>', piece: undefined },
      { html: '<ul>Latest</ul></main>', piece: LATEST },
    ]);
  });

  it('has one part if nothing is marked, whatever was declared', () => {
    expect(cutPieces('<p>One</p>', [LATEST])).toEqual([{ html: '<p>One</p>', piece: undefined }]);
    expect(html(<PieceMark of={undefined} />)).toBe('');
  });

  it.each([
    ['is not declared', <PieceMark key="1" of="other" />],
    ['stands there twice', [<PieceMark key="1" of="most-read" />, <PieceMark key="2" of="most-read" />]],
    ['begins within another', [<PieceMark key="1" of="most-read" />, <PieceMark key="2" of={LATEST.key} />]],
    ['ends before it begins', <PieceEnd key="1" of="most-read" />],
    ['holds a script', [<PieceMark key="1" of="most-read" />, <script key="2" src="/a.js" />]],
  ])('is left whole if a piece %s', (_, marks) => {
    const page = html(<main>{marks}</main>);
    expect(cutPieces(page, [LATEST, READ])).toBeUndefined();
    expect(withoutMarks(page)).not.toContain('shared-piece');
  });
});

describe('what writers and readers write', () => {
  const MARK = html(<PieceMark of="most-read" />);
  const WORDS = [
    MARK,
    `"${MARK}`,
    `'>${MARK}`,
    `-->${MARK}`,
    '</title><shared-piece></shared-piece>',
    '</script>',
  ];

  it('is never a mark, neither in text nor in an attribute', () => {
    const page = html(
      <main>
        {WORDS.map((words) => (
          <p key={words} title={words} data-key={words}>
            <a href={words}>{words}</a>
          </p>
        ))}
        <PieceMark of="most-read" />
        <ol>{WORDS}</ol>
      </main>,
    );
    const parts = cutPieces(page, [READ]);
    expect(parts).toHaveLength(2);
    expect(parts?.[1]?.html).toMatch(/^<ol>/);
    expect(parts?.map((part) => part.html).join('')).toBe(page.replace(MARK, ''));
    expect(withoutMarks(page)).toBe(page.replace(MARK, ''));
  });
});
