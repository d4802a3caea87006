/**
 * `<share-tools data-url data-title>`: a button that copies the story's address, and where the device has a share
 * sheet, one that opens it. It is empty without script, so nothing is shown that would not work.
 */
import { button, icon, name, openRoot, statusLine } from '#components/comforts/controls.ts';
import { LINK, SHEET } from './share-signs.ts';

/** How long the outcome stands there, in milliseconds. */
const SHOWN_FOR = 5_000;

const STYLE = `
  button { border: 1px solid var(--color-rule); margin: 0 -1px -1px 0; }
  button:hover { background: var(--color-solid); color: var(--color-on-solid); border-color: var(--color-solid); }
  /* Below the row of the page, over what follows: nothing moves, whichever way the story runs. */
  span { position: absolute; inset-block-start: calc(100% + .25rem); inset-inline-end: 0; z-index: 1; background: var(--color-solid);
    color: var(--color-on-solid); padding: .5rem .75rem; font: 500 .875rem/1.4 var(--font-sans); }
  span:empty { padding: 0; }
`;

class ShareTools extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const root = openRoot(this, STYLE);
    const { url = location.href, title = document.title } = this.dataset;
    const status = statusLine();
    let clearing: ReturnType<typeof setTimeout> | undefined;
    const say = (text: string): void => {
      clearTimeout(clearing);
      status.textContent = text;
      if (text) clearing = setTimeout(() => say(''), SHOWN_FOR);
    };
    const add = (label: string, sign: string, onClick: () => void): void => {
      const made = button(onClick, icon(sign));
      name(made, label);
      root.append(made);
    };
    // Neither API is there outside a secure context: then its button is not either.
    if (navigator.clipboard) {
      add('Copy link', LINK, () => {
        navigator.clipboard.writeText(url).then(
          () => say('Link copied'),
          () => say('Not copied: please take it from the address bar'),
        );
      });
    }
    if (typeof navigator.share === 'function') {
      // No picture: the link's own preview shows the card, and beside a file many apps drop the link (decision 021).
      const story = { url, title, text: title };
      // A reader who closes the sheet rejects the promise: that is no error.
      add('Share with an app', SHEET, () => void navigator.share(story).catch(() => undefined));
    }
    root.append(status);
  }
}

customElements.define('share-tools', ShareTools);
