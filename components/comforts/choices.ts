/**
 * What a reader chose about how the paper looks: attributes of the root, which the style sheet answers to, kept in
 * `localStorage`. No attribute means the paper's own: the device's theme, text at its normal size. Runs in the browser.
 */
export type Choice = 'theme' | 'textSize';

/** Tells the controls of a page that a choice was made, in this page or in another one. */
export const CHOSEN = 'chosen';

const root = document.documentElement;

/** Sets on the root what is kept. Where nothing may be kept (`localStorage` throws), nothing was chosen. */
export function showChoices(): void {
  for (const choice of ['theme', 'textSize'] as const) {
    try {
      const kept = localStorage.getItem(choice);
      if (kept) root.dataset[choice] = kept;
      else delete root.dataset[choice];
    } catch {}
  }
}

export const chosen = (choice: Choice): string => root.dataset[choice] ?? '';

/** Shows a choice and keeps it; the empty string is the paper's own. */
export function choose(choice: Choice, value: string): void {
  if (value) root.dataset[choice] = value;
  else delete root.dataset[choice];
  try {
    if (value) localStorage.setItem(choice, value);
    else localStorage.removeItem(choice);
  } catch {}
  document.dispatchEvent(new Event(CHOSEN));
}
