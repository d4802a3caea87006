import { describe, expect, it } from 'vitest';
import { facesFor } from './faces.ts';
import { assetsOf, importsOf, picturesOf, wordsOf } from './page-needs.ts';

const ID = '0a1b2c3d4e5f6071';
const files = (format: string, widths: number[], frame = 'whole') =>
  widths.map((width) => `/media/flood.jpg/${ID}/${frame}-${width}.${format} ${width}w`).join(', ');
const PAGE = `<!DOCTYPE html><html><head><link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
<link rel="preload" href="/_next/static/media/face.woff2" as="font"/><script type="module" src="/assets/elements-1.js" data-reads="/assets/reads-2.js"></script></head>
<body id="top"><img src="/icons/icon.svg"/><article class="story" lang="ur" dir="rtl"><h1 class="hl">Rain &amp; <i>wind</i></h1>
<picture><source type="image/avif" srcSet="${files('avif', [320, 960])}"/><source type="image/webp" srcSet="${files('webp', [320, 960, 1440])}"/>
<img src="/media/flood.jpg/${ID}/whole-840.jpg" alt=""/></picture><img src="/media/map.svg?v=1&amp;x=2" alt=""/>
<video poster="/media/still.jpg?v=2" src="/media/film.mp4?v=3"></video>
<aside class="story-rail col"><picture><source type="image/webp" srcSet="${files('webp', [320], '3x2')}"/><img src="/media/t.jpg"/></picture></aside>
</article><script>"é"</script></body></html>`;

describe('what a page needs', () => {
  it('are its style sheet, its scripts and the faces that it names', () => {
    expect(assetsOf(PAGE)).toEqual([
      '/_next/static/chunks/a.css',
      '/_next/static/media/face.woff2',
      '/assets/elements-1.js',
      '/assets/reads-2.js',
    ]);
  });

  it('are the scripts that its scripts fetch later', () => {
    expect(importsOf('import("/assets/keeping-X.js");import{a}from"./part-Y.js";"/assets/none.css"')).toEqual(
      ['/assets/keeping-X.js', '/assets/part-Y.js'],
    );
  });

  it('are the story’s own pictures, each in one size, no film, and of others what is at hand', () => {
    const [photograph, map, film, teaser, ...others] = picturesOf(PAGE);
    expect(photograph?.files).toHaveLength(6);
    expect(photograph?.usual).toBe(`/media/flood.jpg/${ID}/whole-960.webp`);
    expect(map).toEqual({ files: ['/media/map.svg?v=1&x=2'], usual: '/media/map.svg?v=1&x=2' });
    expect(film).toEqual({ files: ['/media/still.jpg?v=2'], usual: '/media/still.jpg?v=2' });
    expect(teaser?.usual).toBeUndefined();
    expect(others).toEqual([]);
  });

  it('is named by its headline, in the story’s own language', () => {
    const { title, lang, dir, text } = wordsOf(PAGE);
    expect({ title, lang, dir }).toEqual({ title: 'Rain & wind', lang: 'ur', dir: 'rtl' });
    expect(text).not.toContain('é');
  });
});

describe('the faces of a page', () => {
  const sheet = `@font-face{font-family:A;src:url(../media/latin.woff2)format("woff2");unicode-range:U+20-7E}
@font-face{font-family:B;src:local(Noto),url("../media/urdu.woff2")format("woff2");unicode-range:U+60?,U+61B}
@font-face{font-family:C;src:local(Arial)}@font-face{font-family:D;src:url(../media/all.woff2)format("woff2")}`;
  const at = 'https://paper.example/_next/static/chunks/a.css';
  const path = (name: string) => `/_next/static/media/${name}.woff2`;

  it('are those that have its characters, and those for every character', () => {
    expect(facesFor('Rain', sheet, at)).toEqual([path('latin'), path('all')]);
    expect(facesFor('\u0606\u061b', sheet, at)).toEqual([path('urdu'), path('all')]);
  });
});
