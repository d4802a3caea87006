/** A small paper whose pages share a list, with a newsroom and a template of its own, for tests of the press. */
import { brotliDecompressSync } from 'node:zlib';
import type { FinishedPage, RenderedPage } from './page.ts';

export interface Story {
  headline: string;
  text: string;
  /** Place in the list, the highest first. */
  place: number;
  isUp: boolean;
  /** How often it was put up again. */
  ups: number;
}

const LATEST = 3;
export const teaserTag = (href: string): string => `teaser:${href}`;
export const articleTag = (href: string): string => `article:${href}`;
export const LIST = 'list:world';
export const isBeside = (tag: string): boolean => /^(?:list|teaser):/.test(tag);
export const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
export const textOf = (page: FinishedPage | undefined): string =>
  page === undefined ? 'no page' : brotliDecompressSync(page.brotli).toString('utf8');

export class Paper {
  readonly stories = new Map<string, Story>();
  footer = 'Founded in 1890';

  latest(except?: string): string[] {
    return [...this.stories]
      .filter(([href, { isUp }]) => isUp && href !== except)
      .sort(([, a], [, b]) => b.place - a.place)
      .slice(0, LATEST)
      .map(([href]) => href);
  }

  render(href: string): RenderedPage | undefined {
    const story = this.stories.get(href);
    if (!story?.isUp) return undefined;
    const list = this.latest();
    const isListed = list.includes(href);
    const shown = isListed ? this.latest(href) : list;
    const listTags = ['site', LIST, ...[...list, ...shown].map(teaserTag)];
    const items = shown.map((each) => `<li><a href="${each}">${this.stories.get(each)?.headline}</a></li>`);
    const mark = isListed ? '' : '<shared-piece data-key="end"></shared-piece>';
    return {
      html: `<!DOCTYPE html><html><body><h1>${story.headline}</h1><p>${story.text}</p>${mark}<ul>${items.join('')}</ul><footer>${this.footer}</footer></body></html>`,
      tags: ['site', articleTag(href), ...(isListed ? listTags : [])],
      ...(isListed ? {} : { shared: [{ key: 'end', tags: listTags, shows: list }] }),
    };
  }
}

export const hrefOf = (n: number): string => `/world/story-${n}`;
export function paperOf(count: number): Paper {
  const paper = new Paper();
  for (let n = 0; n < count; n += 1)
    paper.stories.set(hrefOf(n), {
      headline: `Headline ${n}`,
      text: `Text ${n}`,
      place: n,
      isUp: true,
      ups: 0,
    });
  return paper;
}
