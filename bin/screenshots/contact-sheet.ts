/** A page on which all pictures are looked at beside each other, a row for each template. */
import type { Picture } from './take.ts';

const STYLE = `body { font: 15px/1.4 sans-serif; margin: 1.5rem; background: #ddd; color: #111 }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem }
.row { display: flex; gap: 1rem; align-items: start; overflow-x: auto }
figure { flex: none; margin: 0 }
figcaption { padding-block: .25rem }
img { display: block; height: 44rem; max-width: 26rem; object-fit: cover; object-position: top; background: #fff }
nav a { margin-inline-end: 1rem }`;

const figure = ({ name, file, view }: Picture): string =>
  `<figure><figcaption><a href="${file}">${view}</a></figcaption>${
    file.endsWith('.png')
      ? `<a href="${file}"><img src="${file}" alt="${name}, ${view}" loading="lazy"></a>`
      : ''
  }</figure>`;

/** HTML of the sheet; it stands in the folder of the pictures. */
export function contactSheet(pictures: Picture[]): string {
  const rows = [...Map.groupBy(pictures, ({ name }) => name)];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every template of the newspaper</title>
<style>${STYLE}</style>
<h1>Every template of the newspaper</h1>
<nav>${rows.map(([name]) => `<a href="#${name}">${name}</a>`).join(' ')}</nav>
${rows.map(([name, row]) => `<h2 id="${name}">${name}</h2>\n<div class="row">${row.map(figure).join('\n')}</div>`).join('\n')}
`;
}
