/** What the page shows of a story, for a list that shows it again without the story at hand. Runs in the browser. */
import type { StoryCard } from '#lib/library/item.ts';
import type { Path } from '#lib/routes.ts';

const WORDS_PER_MINUTE = 230;

const textOf = (element: Element | null | undefined): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Path of a picture's smallest usual file: what stands in `src`. */
const pictureIn = (story: Element | null): string | undefined =>
  story?.querySelector('.fig img, .lead-figure img')?.getAttribute('src') ?? undefined;

/** The card of a story from the article that an element stands in: a teaser, a row of a list, or the story itself. */
export function cardBeside(element: Element, path: Path): StoryCard {
  const story = element.closest('article');
  const whole = story?.matches('.story') ? textOf(story.querySelector('.story-text > .body')) : '';
  const accent = element.closest<HTMLElement>('[data-accent]')?.dataset.accent;
  const picture = pictureIn(story);
  return {
    headline: textOf(story?.querySelector('.hl')),
    section: textOf(document.querySelector(`a[href="/${encodeURIComponent(path.split('/')[1] ?? '')}"]`)),
    ...(accent && { accent }),
    ...(picture && { picture }),
    ...(whole && { minutes: Math.ceil(whole.split(' ').length / WORDS_PER_MINUTE) }),
  };
}
