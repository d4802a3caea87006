/**
 * How each place shows a link to a story: a plain likeness of our own, without anybody's logo. What is cut is cut by the
 * stylesheet (preview.css), at the width or after the lines at which that place cuts it.
 */
import { formatDate } from '#lib/dateline/format-time.ts';
import { xml as html, type Markup } from '#lib/feeds/xml.ts';
import type { HeadPicture } from './head.ts';
import type { Preview } from './read-preview.ts';

/** Our own pictures are asked for where the preview is, whatever the site's public address. */
function localAddress(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

const picture = (shown: HeadPicture | undefined, className: string): Markup | undefined =>
  shown && html`<img class="${className}" src="${localAddress(shown.url)}" alt="${shown.alt}"/>`;

const hostOf = ({ head }: Preview): string => URL.parse(head.canonical)?.host ?? '';

/** `dir="auto"`: each place lays words out by themselves, not by the page. */
const words = (className: string, text: string): Markup =>
  html`<p class="${className}" dir="auto">${text}</p>`;

const dateOf = ({ story, site }: Preview): string => formatDate(story.published, site);

function google(preview: Preview): Markup {
  const { head } = preview;
  const way = [URL.parse(head.canonical)?.origin ?? '', ...head.trail.slice(1)].join(' › ');
  return html`<div class="mock google">
<div class="source"><span class="disc"></span><div>${words('site', head.openGraph.site)}${words('way', way)}</div></div>
${words('title', head.title)}
<p class="description" dir="auto"><span class="date">${dateOf(preview)} — </span>${head.description}</p>
</div>`;
}

const discover = (preview: Preview): Markup => {
  const { head } = preview;
  return html`<div class="mock discover">
${picture(head.results.wide, 'wide')}
${words('title', preview.story.headline)}
${words('site', `${head.openGraph.site} · ${dateOf(preview)}`)}
</div>`;
};

const topStories = (preview: Preview): Markup => {
  const { head } = preview;
  return html`<div class="mock top-stories">
<div>${words('site', head.openGraph.site)}${words('title', preview.story.headline)}${words('date', dateOf(preview))}</div>
${picture(head.results.square, 'square')}
</div>`;
};

const x = (preview: Preview): Markup => {
  const { head } = preview;
  return html`<div class="mock x">
<div class="pictured">${picture(head.x.picture, 'card')}${words('title', head.x.title)}</div>
${words('site', `From ${hostOf(preview)}`)}
</div>`;
};

const facebook = (preview: Preview): Markup => {
  const { openGraph } = preview.head;
  return html`<div class="mock facebook">
${picture(openGraph.picture, 'card')}
<div class="words">${words('site', hostOf(preview))}${words('title', openGraph.title)}${words('description', openGraph.description)}</div>
</div>`;
};

const whatsapp = (preview: Preview): Markup => {
  const { openGraph, canonical } = preview.head;
  return html`<div class="mock whatsapp">
<div class="quoted">${picture(openGraph.picture, 'card')}
<div class="words">${words('title', openGraph.title)}${words('description', openGraph.description)}${words('site', hostOf(preview))}</div></div>
${words('link', canonical)}
</div>`;
};

const mastodon = (preview: Preview): Markup => {
  const { openGraph, creators } = preview.head;
  const by = creators.length > 0 ? words('creator', `More from ${creators.join(', ')}`) : undefined;
  return html`<div class="mock mastodon">
${picture(openGraph.picture, 'card')}
<div class="words">${words('site', `${openGraph.site} · ${dateOf(preview)}`)}${words('title', openGraph.title)}${words('description', openGraph.description)}</div>
${by}</div>`;
};

const slack = (preview: Preview): Markup => {
  const { openGraph } = preview.head;
  return html`<div class="mock slack">
${words('site', openGraph.site)}${words('title', openGraph.title)}${words('description', openGraph.description)}
${picture(openGraph.picture, 'card')}
</div>`;
};

const bluesky = (preview: Preview): Markup => {
  const { openGraph } = preview.head;
  return html`<div class="mock bluesky">
${picture(openGraph.picture, 'card')}
<div class="words">${words('title', openGraph.title)}${words('description', openGraph.description)}${words('site', hostOf(preview))}</div>
</div>`;
};

/** Where stories are found and shared, in the order of the page. */
export const PLACES: readonly (readonly [name: string, show: (preview: Preview) => Markup])[] = [
  ['Google: results', google],
  ['Google: Discover', discover],
  ['Google: Top stories', topStories],
  ['X', x],
  ['Facebook', facebook],
  ['WhatsApp', whatsapp],
  ['Mastodon', mastodon],
  ['Slack', slack],
  ['Bluesky', bluesky],
];
