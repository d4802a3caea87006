/**
 * `<share-tools data-url data-title>`: a button that copies the story's address, and where the device has a share
 * sheet, one that opens it. It is empty without script, so nothing is shown that would not work. What it makes stands
 * in a shadow root: the page's own tree stays as the server sent it.
 */
const ICONS = {
  link: 'M10 14a4 4 0 0 0 5.700 0l3.600-3.600a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.600 3.600a4 4 0 0 0 5.700 5.700l1.600-1.600',
  share: 'M12 15V3.500M7.500 7.500 12 3l4.500 4.500M5 11v9.500h14V11',
} as const;
const SVG = 'http://www.w3.org/2000/svg';

/** Set through the object model, which the content security policy allows and a style element would not be. */
const STYLE = `
  :host { display: flex; }
  button { inline-size: var(--spacing-tap); block-size: var(--spacing-tap); margin: 0 -1px -1px 0; padding: 0;
    display: grid; place-items: center; cursor: pointer; background: none; color: inherit; border: 1px solid var(--color-rule); }
  button:hover { background: var(--color-solid); color: var(--color-on-solid); border-color: var(--color-solid); }
  button:focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; }
  svg { inline-size: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.6; }
  span { align-self: center; padding-inline: .75rem; font: 500 .875rem/1.4 var(--font-sans); }
  span:empty { padding: 0; }
`;

function icon(name: keyof typeof ICONS): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

function button(label: string, sign: keyof typeof ICONS, onClick: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.title = label;
  made.append(icon(sign));
  made.addEventListener('click', () => void onClick());
  return made;
}

class ShareTools extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const { url = location.href, title = document.title } = this.dataset;
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    // Neither API is there outside a secure context: then its button is not either.
    if (navigator.clipboard) {
      const copy = async (): Promise<void> => {
        status.textContent = await navigator.clipboard.writeText(url).then(
          () => 'Link copied',
          () => 'The link could not be copied',
        );
      };
      root.append(button('Copy link', 'link', copy));
    }
    if (typeof navigator.share === 'function') {
      // A reader who closes the sheet rejects the promise: that is no error.
      const share = (): Promise<void> => navigator.share({ url, title }).catch(() => undefined);
      root.append(button('More ways to share', 'share', share));
    }
    root.append(status);
  }
}

customElements.define('share-tools', ShareTools);
