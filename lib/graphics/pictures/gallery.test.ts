import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFace } from '../../../bin/graphics-face.ts';
import { drawPicture } from './draw-picture.ts';
import { type Gallery, reviewGallery } from './gallery.ts';
import { readSpec } from './read-spec.ts';
import { TOKENS } from './tokens.ts';

const content = new URL('../../../content/', import.meta.url).pathname;
const sample = { specs: join(content, 'graphics'), drawings: join(content, 'media/graphics'), withFace };

describe('the sample newspaper’s graphics', () => {
  const drawings = readdirSync(sample.drawings).map((file) => ({
    file,
    svg: readFileSync(join(sample.drawings, file), 'utf8'),
  }));

  it('are all drawn, current and without fault', async () => {
    const { stale, faults } = await reviewGallery(sample, { write: false });
    expect({ stale, faults }).toEqual({ stale: [], faults: [] });
  });

  it.each(drawings)('$file stands alone, in words, light and dark', ({ svg }) => {
    expect(svg).toMatch(
      /^<svg [^>]*viewBox="0 0 \d+ \d+" width="\d+" height="\d+" role="img"><title>[^<]+<\/title><desc>[^<]+<\/desc>/,
    );
    expect(svg).toContain('@media(prefers-color-scheme:dark)');
    expect(svg).not.toMatch(
      /<script|<image|<foreignObject|\son\w+=|href=|url\((?!data:font\/woff2;base64,)|@import|var\(|NaN|undefined|Infinity/,
    );
    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(60 * 1024);
  });
});

describe('a gallery', () => {
  let folder: string;
  let gallery: Gallery;
  const spec = (name: string, yaml: string): void => writeFileSync(join(gallery.specs, name), yaml);
  const NUMBER = 'type: number\nfigure: 1 in 6\ntext: schools on the coast\n';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gallery-'));
    gallery = { specs: join(folder, 'graphics'), drawings: join(folder, 'media'), withFace };
    mkdirSync(gallery.specs);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('draws what is new, leaves what is current, removes what has no spec', async () => {
    spec('a.yml', NUMBER);
    expect((await reviewGallery(gallery, { write: true })).stale).toEqual([
      { file: 'a.svg', change: 'drawn' },
    ]);
    const { mtimeMs } = statSync(join(gallery.drawings, 'a.svg'));
    expect((await reviewGallery(gallery, { write: true })).stale).toEqual([]);
    expect(statSync(join(gallery.drawings, 'a.svg')).mtimeMs).toBe(mtimeMs);
    rmSync(join(gallery.specs, 'a.yml'));
    expect((await reviewGallery(gallery, { write: true })).stale).toEqual([
      { file: 'a.svg', change: 'removed' },
    ]);
    expect(readdirSync(gallery.drawings)).toEqual([]);
  });

  it('only looks when asked to check', async () => {
    spec('a.yml', NUMBER);
    expect((await reviewGallery(gallery, { write: false })).stale).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['graphics']);
  });

  it('keeps the last good drawing of a spec that broke, and names file and line', async () => {
    spec('a.yml', NUMBER);
    await reviewGallery(gallery, { write: true });
    spec('a.yml', `${NUMBER}size: big\n`);
    const { faults, stale } = await reviewGallery(gallery, { write: true });
    expect(faults).toEqual([
      `${join(gallery.specs, 'a.yml')}:4 size is not a field; known are type, figure, text`,
    ]);
    expect(stale).toEqual([]);
    expect(readdirSync(gallery.drawings)).toEqual(['a.svg']);
  });
});

describe('a drawing', () => {
  it('has the same bytes for the same spec', () => {
    const spec = readSpec(
      'type: globe\ntitle: T\ncenter: { lat: 10, lon: 70 }\ncities: [{ name: Mumbai, lat: 19, lon: 73 }]',
    );
    if ('faults' in spec) throw new Error(spec.faults[0]?.message);
    expect(drawPicture(spec).svg).toBe(drawPicture(structuredClone(spec)).svg);
  });

  it('writes the desk’s words as text, never as markup', () => {
    const spec = readSpec('type: number\nfigure: "<b>&"\ntext: "</svg><script>alert(1)</script>"');
    if ('faults' in spec) throw new Error(spec.faults[0]?.message);
    expect(drawPicture(spec).svg).not.toMatch(/<b>|<script/);
  });

  it('carries the colours of the design', () => {
    const tokens = readFileSync(new URL('../../../app/(public)/tokens.css', import.meta.url), 'utf8');
    for (const [name, [light, dark]] of Object.entries(TOKENS)) {
      const value = new RegExp(`${name}: ([^;]+);`).exec(tokens)?.[1];
      expect(value, name).toBe(light === dark ? light : `light-dark(${light}, ${dark})`);
    }
  });
});

describe('the face of a drawing’s large type', () => {
  it('holds its letters, so that a title looks on every machine as it does on the page', async () => {
    const { svg } = drawPicture({ type: 'poster', lines: ['Ray & Co'], accent: 'culture' });
    const set = await withFace(svg);
    expect(set).toMatch(/@font-face\{font-family:Newsreader;[^}]*url\(data:font\/woff2;base64,[\w+/]{200}/);
    expect(set.length - svg.length).toBeLessThan(6_000);
    expect(await withFace(svg)).toBe(set);
  });

  it('is not there where a drawing has no large type', async () => {
    const map = '<svg><style></style><text class="g-t-place">Basra</text></svg>';
    expect(await withFace(map)).toBe(map);
  });
});
