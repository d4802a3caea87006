/** A quiet "Open as app" in the footer, where the browser offers to install the paper. Absent everywhere else. */
import { shadow } from './say.ts';

/** Chromium's own: https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface InstallOffer extends Event {
  prompt: () => Promise<unknown>;
}

const STYLE = `
  button { min-block-size: var(--spacing-tap); padding: .5rem 1.125rem; cursor: pointer; background: none; color: inherit;
    border: 1px solid var(--color-control); font: 600 var(--text-ui)/1.2 var(--font-sans); }
  button:hover { background: var(--color-wash); border-color: var(--color-ink); }
  button:focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; }
`;

export function offerApp(event: Event): void {
  const offer = event as InstallOffer; // begin.ts listens to this event only
  const place = document.querySelector('.foot-top');
  if (place === null || place.querySelector('open-as-app')) return;
  const host = document.createElement('open-as-app');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Open as app';
  // An offer can be taken up once, whatever the reader then says.
  button.addEventListener('click', () => {
    host.remove();
    void offer.prompt().catch(() => {});
  });
  shadow(host, STYLE).append(button);
  place.insertBefore(host, place.lastElementChild);
}
