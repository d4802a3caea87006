/** Keeps a page in step with what was chosen in another tab, or on the page that the reader comes back from. */
import { showAccount } from '#components/library/show-account.ts';
import { CHOSEN, chosen, showChoices } from './choices.ts';

/** The browser's own bars take the colour of the device's theme until the reader chooses one. */
function tintBars(): void {
  const theme = chosen('theme');
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset.device ??= meta.media;
    meta.media = theme === '' ? meta.dataset.device : meta.dataset.device.includes(theme) ? 'all' : 'not all';
  }
}

function keepInStep(): void {
  showChoices();
  showAccount();
  document.dispatchEvent(new Event(CHOSEN));
}

document.addEventListener(CHOSEN, tintBars);
addEventListener('storage', keepInStep);
addEventListener('pageshow', (event) => {
  if (event.persisted) keepInStep();
});
tintBars();
