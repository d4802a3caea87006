/** The pages of the preview, whole: plain HTML with a stylesheet of its own, which is in no build. */
import { formatTimestamp } from '#lib/dateline/format-time.ts';
import type { Site } from '#lib/edition/model.ts';
import type { ListedStory } from '#lib/edition/queries/unpublished.ts';
import { xml as html, type Markup } from '#lib/feeds/xml.ts';
import { href, previewFile, previewPath } from '#lib/routes.ts';
import { PLACES } from './networks.ts';
import type { PlacedAdvice, Preview } from './read-preview.ts';

const page = (title: string, main: Markup): string =>
  `<!DOCTYPE html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title>${title}</title>
<link rel="stylesheet" href="${previewFile('css')}"/>
<script src="${previewFile('js')}" defer=""></script>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`.text
  }`;

/** The newest stories, whatever their standing, each with the way to its preview. */
export const listPage = (stories: readonly ListedStory[], site: Site): string =>
  page(
    'Found and shared: previews',
    html`<h1>Found and shared</h1>
<p>How each of the newest stories looks in search results and where a link to it is shared. Only on this machine.</p>
<ul class="stories">
${stories.map(
  ({ path, headline, published, standing }) =>
    html`<li><a href="${href(previewPath(path))}" dir="auto">${headline}</a>
<span class="meta">${formatTimestamp(published, site)}${standing === 'published' ? '' : `, ${standing}`}</span></li>
`,
)}</ul>`,
  );

const adviceList = (advice: readonly PlacedAdvice[]): Markup =>
  advice.length === 0
    ? html`<p>Nothing could be better.</p>`
    : html`<ul class="advice">
${advice.map(
  ({ place, field, message, remedy }) =>
    html`<li><strong>${field}</strong> ${message} ${remedy}<br/><code>${place}</code></li>
`,
)}</ul>`;

const lengthOf = (text: string): number => [...text].length;

function headList({ head }: Preview): Markup {
  const { picture } = head.openGraph;
  const size = picture?.width && picture.height ? ` (${picture.width} × ${picture.height})` : '';
  const rows: [string, string][] = [
    ['Title', `${head.title} (${lengthOf(head.title)} characters)`],
    ['Description', `${head.description} (${lengthOf(head.description)} characters)`],
    ['Shared as', head.openGraph.title],
    ['Canonical', head.canonical],
    ['Robots', head.robots],
    ['Picture', picture ? `${picture.url}${size}` : 'none'],
    ['Said of the picture', picture?.alt ?? ''],
    ['X card', head.x.card],
  ];
  return html`<dl>
${rows.map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>\n`)}</dl>`;
}

/** How one story looks wherever it is found and shared, what its head and data say, and what could be better. */
export function storyPage(preview: Preview): string {
  const { story, standing, file, site, graph, graphBytes, advice } = preview;
  const when = `${formatTimestamp(story.published, site)}, ${standing}`;
  return page(
    `Preview: ${story.headline}`,
    html`<p><a href="${previewPath()}">All stories</a></p>
<h1 dir="auto">${story.headline}</h1>
<p class="meta">${when}. <code>${file}</code>${
      standing === 'published' ? html` <a href="${href(story.path)}">Its page</a>` : undefined
    }</p>
<h2>What could be better</h2>
${adviceList(advice)}
<div class="places">
${PLACES.map(([name, show]) => html`<section class="place">\n<h2>${name}</h2>\n${show(preview)}\n</section>\n`)}</div>
<h2>What its head says</h2>
${headList(preview)}
<h2>Structured data (${graphBytes} bytes)</h2>
<section aria-label="Structured data"><pre tabindex="0">${JSON.stringify(graph, null, 2)}</pre></section>`,
  );
}

/** Said where a path is no story's. */
export const missingPage = (path: string): string =>
  page(
    'No such story',
    html`<p><a href="${previewPath()}">All stories</a></p>
<h1>No such story</h1>
<p>There is none at <code dir="auto">${path}</code>, or its file has an error: <code>npm run content</code> says which.</p>`,
  );
