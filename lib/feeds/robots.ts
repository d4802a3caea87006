/**
 * What crawlers are told: robots.txt, the reservation of text and data mining, and the licence for machines. All three say
 * what one setting of site.yml says, `aiCrawlers`.
 */
import { newsSitemapPath, sitemapIndexPath } from '#lib/document-routes.ts';
import type { AiCrawlers } from '#lib/edition/model.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { XML_DECLARATION, xml } from './xml.ts';

/** They gather text to train models on. Some are no crawlers but names that a search crawler obeys. */
const TRAINING = [
  'AI2Bot',
  'Amazonbot',
  'anthropic-ai',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-training-data-crawler',
  'Diffbot',
  'FacebookBot',
  'Google-Extended',
  'GPTBot',
  'ImagesiftBot',
  'Meta-ExternalAgent',
  'omgili',
  'PanguBot',
  'Timpibot',
];
/** They look pages up to answer somebody's question, and name them. */
const ANSWERING = [
  'ChatGPT-User',
  'Claude-SearchBot',
  'Claude-User',
  'DuckAssistBot',
  'Meta-ExternalFetcher',
  'MistralAI-User',
  'OAI-SearchBot',
  'Perplexity-User',
  'PerplexityBot',
];

/** What stands where site.yml says nothing: be found and quoted, not trained on. */
export const DEFAULT_STAND: AiCrawlers = 'search';

const refused: Readonly<Record<AiCrawlers, readonly string[]>> = {
  welcome: [],
  search: TRAINING,
  refused: [...TRAINING, ...ANSWERING],
};

/** Calls, not pages. Pages that are not to be found say so themselves, which a crawler must be let in to read. */
const KEPT_OUT = ['/api/'];

/**
 * https://www.rfc-editor.org/rfc/rfc9309. The licence for machines (https://rslstandard.org/rsl) is linked from every page
 * rather than named here: checkers of robots.txt, Lighthouse among them, take its line for a mistake.
 */
export function robotsText(stand: AiCrawlers): string {
  const turnedAway = refused[stand];
  return [
    'User-agent: *',
    ...KEPT_OUT.map((path) => `Disallow: ${path}`),
    '',
    ...(turnedAway.length > 0
      ? [...turnedAway.map((agent) => `User-agent: ${agent}`), 'Disallow: /', '']
      : []),
    `Sitemap: ${absoluteUrl(sitemapIndexPath())}`,
    `Sitemap: ${absoluteUrl(newsSitemapPath())}`,
    '',
  ].join('\n');
}

/** `/.well-known/tdmrep.json`: 1 reserves the right to mine text and data. */
export const miningReservation = (stand: AiCrawlers): string =>
  `${JSON.stringify([{ location: '/', 'tdm-reservation': stand === 'welcome' ? 0 : 1 }])}\n`;

/**
 * Uses in the words of RSL 1.0, the Recommendation of November 2025 (https://rslstandard.org/rsl, 3.4.1.1 and 3.5): at
 * most one element of each kind in a licence, its words apart by spaces. Guides to earlier drafts spell `train-ai`.
 */
const USES: Readonly<Record<AiCrawlers, { permits: string; prohibits?: string }>> = {
  welcome: { permits: 'all' },
  search: { permits: 'search ai-index ai-input', prohibits: 'ai-train' },
  refused: { permits: 'search', prohibits: 'ai-all' },
};

export function licenceText(stand: AiCrawlers): string {
  const { permits, prohibits } = USES[stand];
  return (
    XML_DECLARATION +
    xml`<rsl xmlns="https://rslstandard.org/rsl">
<content url="/">
<license>
<permits type="usage">${permits}</permits>
${prohibits ? xml`<prohibits type="usage">${prohibits}</prohibits>\n` : undefined}</license>
</content>
</rsl>
`.text
  );
}
