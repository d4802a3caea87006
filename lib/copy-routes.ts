/**
 * URLs at which a story is told in another form: as Markdown, as a card in somebody else's page, as a description for
 * programs (oEmbed). Belongs to `routes.ts`; paths are decoded, as there.
 */
import { absoluteUrl, type Path, parsePath } from './routes.ts';

/**
 * text: Markdown at the story's own address with `.md`. card: a small page to be shown in a frame. history: what changed since
 * each of its revisions, as JSON.
 */
export type CopyForm = 'text' | 'card' | 'history';

export interface Copy {
  form: CopyForm;
  /** Path of the story's page. */
  story: Path;
}

const SUFFIXES = { text: '.md', history: '/history.json' } as const;
const FOLDER = '/embed';

/** `/world/2007/05/29/talks.md`, `/embed/world/2007/05/29/talks`, `/world/2007/05/29/talks/history.json`. */
export const copyPath = ({ form, story }: Copy): Path =>
  form === 'card' ? `${FOLDER}${story}` : `${story}${SUFFIXES[form]}`;

const isStory = (path: Path): boolean => parsePath(path)?.kind === 'article';

/**
 * What copy a decoded path has the form of, or undefined. Letters of either case are read, as they are in a story's own
 * address; whether there is such a story, the edition says.
 */
export function parseCopy(path: Path): Copy | undefined {
  for (const form of ['text', 'history'] as const) {
    const story = path.endsWith(SUFFIXES[form]) ? path.slice(0, -SUFFIXES[form].length) : '';
    if (isStory(story)) return { form, story };
  }
  if (path.startsWith(`${FOLDER}/`)) {
    const story = path.slice(FOLDER.length);
    if (isStory(story)) return { form: 'card', story };
  }
  return undefined;
}

/** Where oEmbed is answered: https://oembed.com */
export const oembedPath = (): Path => '/oembed';

export type OembedFormat = 'json' | 'xml';

/** URL of a story's oEmbed description, absolute. */
export const oembedUrl = (story: Path, format: OembedFormat): string =>
  `${absoluteUrl(oembedPath())}?${new URLSearchParams({ url: absoluteUrl(story), format })}`;
