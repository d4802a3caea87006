/**
 * `<share-tools data-url data-title>`: a button that copies the story's address, and where the device has a share
 * sheet, one that opens it. It is empty without script, so nothing is shown that would not work.
 */
import { button, icon, name, openRoot, statusLine } from '#components/comforts/controls.ts';

const LINK =
  'M10 14a4 4 0 0 0 5.700 0l3.600-3.600a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.600 3.600a4 4 0 0 0 5.700 5.700l1.600-1.600';
const SHEET = 'M12 15V3.500M7.500 7.500 12 3l4.500 4.500M5 11v9.500h14V11';

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
      // A reader who closes the sheet rejects the promise: that is no error.
      add('Share with an app', SHEET, () => void navigator.share({ url, title }).catch(() => undefined));
    }
    root.append(status);
  }
}

customElements.define('share-tools', ShareTools);
