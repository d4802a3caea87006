/**
 * A story as a card in somebody else's page: a small document of its own for an `<iframe>`, without script, that leads to
 * the story in the tab around it.
 */
import { createHash } from 'node:crypto';
import { bylineText } from '#lib/byline/byline-text.ts';
import { formatDay, isoWithOffset } from '#lib/dateline/format-time.ts';
import type { Site, Story } from '#lib/edition/model.ts';
import { siteUrl } from '#lib/env.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { storyImages } from '#lib/seo/share-image.ts';
import { xml } from '../xml.ts';

/** Pixels of the frame that the card is drawn for: a line of text and a picture beside each other, or one over the other. */
export const CARD_WIDTH = 600;
export const CARD_HEIGHT = 240;
export const TALL_CARD_HEIGHT = 400;
/** Narrower than this the picture stands over the text. */
export const NARROW = 480;

const STYLE = `:root{color-scheme:light dark}
*{box-sizing:border-box;margin:0}
html,body,main{block-size:100%}
body{background:light-dark(#fff,#14181b);color:light-dark(#15191c,#ece9e2);font:400 15px/1.4 Georgia,"Noto Serif",serif}
a{display:flex;gap:16px;block-size:100%;padding:16px;overflow:hidden;color:inherit;text-decoration:none;border:1px solid light-dark(#d5d2ca,#3a4248)}
a:hover .headline{text-decoration:underline}
a:focus-visible{outline:3px solid light-dark(#0b57d0,#8ab4f8);outline-offset:-4px}
picture{display:contents}
img{flex:none;inline-size:38%;block-size:100%;object-fit:cover}
.text{flex:1;min-inline-size:0;display:flex;flex-direction:column;gap:6px}
.headline{flex:none;font:600 20px/1.2 Georgia,"Noto Serif",serif;overflow-wrap:anywhere}
.standfirst,.headline{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
:lang(ur) :is(.headline,.standfirst){line-height:1.8;-webkit-line-clamp:2}
.small{flex:none;font:400 12px/1.4 system-ui,sans-serif;color:light-dark(#51575c,#b4b0a7);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.paper{flex:none;display:flex;justify-content:space-between;align-items:baseline;gap:12px;margin-block-start:auto;font:700 14px/1.2 Georgia,serif}
@media (max-width:${NARROW - 1}px){a{flex-direction:column}img{inline-size:100%;block-size:36%}}
@media (max-width:${NARROW - 1}px) and (max-height:299px),(max-height:139px){img{display:none}}
@media (max-height:219px){.standfirst{display:none}}
@media (max-height:139px){a{padding-block:10px}.by{display:none}}
`;

/** Only what the card itself holds: its style by hash, its picture from this host; any site may show it in a frame. */
export const CARD_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ');

/** Addresses by their path, so that they are of this host whatever name the frame called it by. */
const onThisHost = (url: string): string => url.slice(siteUrl().length);

/** The widest shape of the story's picture over the text, the tallest beside it. */
const picture = (story: Story) => {
  const images = storyImages(story);
  const [wide, tall] = [images[0], images.at(-1)];
  return (
    wide &&
    tall &&
    xml`<picture>
<source media="(max-width:${NARROW - 1}px)" srcset="${onThisHost(wide.url)}">
<img src="${onThisHost(tall.url)}" alt="${tall.alt}" width="${tall.width}" height="${tall.height}">
</picture>`
  );
};

export function embedCard(story: Story, site: Site): string {
  const url = absoluteUrl(story.path);
  const { text } = xml`<html lang="${site.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${story.headline} - ${site.name}</title>
<link rel="canonical" href="${story.canonicalUrl ?? url}">
<style>`;
  const body = xml`</style>
</head>
<body>
<main>
<a href="${url}" target="_top" rel="noopener" lang="${story.language}" dir="${story.direction}">
${picture(story)}
<div class="text">
<p class="small">${story.kicker ?? story.sectionTitle}</p>
<h1 class="headline">${story.headline}</h1>
<p class="standfirst">${story.standfirst}</p>
<p class="small by"><bdi>${bylineText(story)}</bdi></p>
<p class="paper" lang="${site.locale}"><bdi>${site.name}</bdi> <time class="small" datetime="${isoWithOffset(story.published, site.timeZone)}">${formatDay(story.published, site)}</time></p>
</div>
</a>
</main>
</body>
</html>
`;
  return `<!DOCTYPE html>\n${text}${STYLE}${body.text}`;
}
