/** Sets the headlines, figures and titles of drawn files in the paper's serif: an image loads no fonts but its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { projectDir } from '#lib/env.ts';

/** Roles of large type in `lib/graphics/graphics.css`; names on maps are small, and good in any sans. */
const ROLES = ['g-t-head', 'g-t-figure', 'g-t-line', 'g-t-poster'];
const TEXT = /<text class="([^"]*)"[^>]*>([^<]*)<\/text>/g;

/** The whole Latin face: of what the site sends each page needs a part. */
const SOURCE = 'node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2';

/** One cut for a drawing, 2 to 4 KB: the weight of its largest words, drawn for their size. */
const CUT = { wght: 480, opsz: 60 };

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Letters of the words in large type, each once. */
const lettersIn = (svg: string): string => {
  const words = [...svg.matchAll(TEXT)].filter(([, classes = '']) =>
    classes.split(' ').some((name) => ROLES.includes(name)),
  );
  return [...new Set(words.flatMap(([, , text = '']) => [...plain(text)]))].sort().join('');
};

/** The drawing with the face of its large type; as it was where it has none. Always the same for the same drawing. */
export async function withFace(svg: string): Promise<string> {
  const letters = lettersIn(svg);
  if (letters === '') return svg;
  const whole = readFileSync(join(projectDir(), SOURCE));
  const cut = await subsetFont(whole, letters, {
    targetFormat: 'woff2',
    variationAxes: CUT,
    noHinting: true,
  });
  const source = `data:font/woff2;base64,${Buffer.from(cut).toString('base64')}`;
  return svg.replace(
    '<style>',
    `<style>@font-face{font-family:Newsreader;font-weight:400 600;src:url(${source})}`,
  );
}
