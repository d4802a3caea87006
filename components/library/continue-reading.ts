/**
 * “Continue where you stopped”: a line at the foot of the window on coming back to a story that was half read. Nothing
 * moves until it is pressed; who reads on without it is not asked again.
 */
import { button, icon, name, openRoot } from '#components/comforts/controls.ts';
import type { ReadItem } from '#lib/library/item.ts';
import { ALL, paragraphsOf, SOME } from './story-progress.ts';

const CLOSE = 'm5 5 14 14M19 5 5 19';

/** Who scrolls so many windows by themselves has chosen where to read. */
const OWN_WAY = 1;

const STYLE = `
  :host { position: fixed; inset: auto 0 0; z-index: 3; background: var(--color-paper); border-block-start: 1px solid var(--color-rule-strong); }
  i { position: absolute; inset: -1px auto auto 0; block-size: 2px; background: var(--color-vermilion); }
  div { box-sizing: border-box; inline-size: 100%; display: flex; align-items: center; justify-content: space-between; gap: 1rem;
    max-inline-size: calc(var(--container-page) + 2 * var(--spacing-edge)); margin-inline: auto; padding: .25rem var(--spacing-edge); }
  button:first-child { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .22em; padding-inline: .5rem; margin-inline-start: -.5rem; }
  button:last-child { margin-inline-end: -.75rem; }
  @media print { :host { display: none; } }
`;

/** Paragraph to go on at; undefined where the story was read to its end, hardly begun, or has become shorter. */
function placeToContinue(
  story: Element,
  { progress, paragraph = 0, unread }: ReadItem,
): HTMLElement | undefined {
  const body = story.querySelector('.story-text > .body');
  if (!body || unread || progress >= ALL || progress < SOME || paragraph === 0) return undefined;
  return paragraphsOf(body)[paragraph];
}

export function offerToContinue(story: HTMLElement, read: ReadItem): void {
  const place = placeToContinue(story, read);
  // A link to a part of the story, or the browser's own way back, has said already where to read.
  if (!place || location.hash || scrollY > innerHeight / 2) return;
  const host = document.createElement('aside');
  host.ariaLabel = 'Continue reading';
  host.lang = 'en';
  const end = (): void => {
    host.remove();
    removeEventListener('scroll', goOwnWay);
  };
  const goOwnWay = (): void => {
    if (scrollY > innerHeight * OWN_WAY) end();
  };
  const go = (): void => {
    end();
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    place.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
  };
  const close = button(end, icon(CLOSE));
  name(close, 'Dismiss');
  const bar = document.createElement('div');
  bar.append(button(go, 'Continue where you stopped'), close);
  const line = document.createElement('i');
  line.style.inlineSize = `${read.progress * 100}%`;
  openRoot(host, STYLE).append(line, bar);
  addEventListener('scroll', goOwnWay, { passive: true });
  document.body.append(host);
}
