/** Names what a page is made from, while it is made: the press drops the page when one of these changes. */
import { renderings } from './rendering.ts';

/** Adds tags to the page under way; where none is, as in a build or the development server, there is nothing to add to. */
export function tagPage(...tags: readonly string[]): void {
  const rendering = renderings.getStore();
  if (rendering) for (const tag of tags) rendering.tags.add(tag);
}
