/** The files and addresses that a body names, and what is wrong with them. */

import { decodePath, type Path } from '../../routes.ts';
import type { Directive } from '../directives.ts';
import { error, type MarkdownProblem, warning } from '../problem.ts';
import { mediaFile } from '../safe-url.ts';
import { directiveOf } from '../syntax/pair-directives.ts';
import type { Tokenised } from '../syntax/tokenise.ts';
import { checkLink } from './check-link.ts';
import { inlineText } from './plain-text.ts';
import { visitBody } from './walk.ts';

/** `src` is the key that components get; `file` is below content/media. */
export interface BodyPicture {
  src: string;
  file: string;
  alt: string;
  /** The caption, where it stands alone. */
  title?: string | undefined;
  /** 1-based line in the body, here and below. */
  line: number;
}
export interface BodyChart {
  src: string;
  file: string;
  line: number;
}
export interface BodyVideo {
  src: string;
  file: string;
  poster?: { src: string; file: string } | undefined;
  line: number;
}
/** A link to a page of this site: decoded path without query and fragment. */
export interface BodyLink {
  path: Path;
  line: number;
}

export interface References {
  pictures: BodyPicture[];
  charts: BodyChart[];
  videos: BodyVideo[];
  links: BodyLink[];
  related: BodyLink[];
  problems: MarkdownProblem[];
}

/** An address as messages quote it: a picture may be written into its own address, and be 300 KB long. */
const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const internalPath = (href: string): Path | undefined =>
  /^\/(?![/\\])/.test(href) ? decodePath(href.replace(/[?#].*$/s, '')) : undefined;

function addDirective(directive: Directive, line: number, found: References): void {
  const { name, attributes } = directive;
  // Their attributes were read by `mediaFile` already (`directive-table.ts`).
  const named = (src: string) => ({ src, file: mediaFile(src) ?? src });
  if (name === 'chart') found.charts.push({ ...named(attributes.src), line });
  else if (name === 'related') found.related.push({ path: attributes.path, line });
  else if (name === 'video') {
    const poster = attributes.poster === undefined ? undefined : named(attributes.poster);
    found.videos.push({ ...named(attributes.src), poster, line });
  }
}

/** All that a body refers to, notes included, in the order of the text. */
export function findReferences(body: Tokenised): References {
  const found: References = { pictures: [], charts: [], videos: [], links: [], related: [], problems: [] };
  const { problems } = found;
  visitBody(body, (token, line) => {
    if (token.type === 'image') {
      const src = String(token.attrGet('src') ?? '');
      const alt = inlineText(token.children ?? []);
      const title = token.attrGet('title');
      const file = mediaFile(src);
      if (file === undefined) {
        const remedy = 'Put the picture into content/media and name it from there: /media/graphics/map.svg.';
        problems.push(error(line, `"${shorten(src)}" does not name a picture of content/media.`, remedy));
      } else found.pictures.push({ src, file, alt, title: title === null ? undefined : String(title), line });
      if (alt.trim() === '') {
        const remedy =
          'Describe it between the brackets for readers who do not see it: ![A map of Baghdad](…).';
        problems.push(warning(line, `The picture "${shorten(src)}" has no description.`, remedy));
      }
    } else if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '');
      const path = internalPath(href);
      if (path !== undefined) found.links.push({ path, line });
      const fault = checkLink(href);
      if (fault !== undefined) problems.push(error(line, fault.message, fault.remedy));
    } else if (token.type === 'directive_open' || token.type === 'directive_leaf') {
      const directive = directiveOf(token);
      if (directive) addDirective(directive, line, found);
    }
  });
  return found;
}
