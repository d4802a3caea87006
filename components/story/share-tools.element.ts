/**
 * `<share-tools data-url data-title>`: a button that copies the story's address, and where the device has a share
 * sheet, one that opens it. It is empty without script, so nothing is shown that would not work.
 */
const ICONS = {
  link: 'M10 14a4 4 0 0 0 5.700 0l3.600-3.600a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.600 3.600a4 4 0 0 0 5.700 5.700l1.600-1.600',
  share: 'M12 15V3.500M7.500 7.500 12 3l4.500 4.500M5 11v9.500h14V11',
} as const;
const SVG = 'http://www.w3.org/2000/svg';

function icon(name: keyof typeof ICONS): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
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
    if (this.childElementCount > 0) return;
    const { url = location.href, title = document.title } = this.dataset;
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    // Neither API is there outside a secure context: then its button is not either.
    if (navigator.clipboard) {
      this.append(
        button('Copy link', 'link', async () => {
          status.textContent = await navigator.clipboard.writeText(url).then(
            () => 'Link copied',
            () => 'The link could not be copied',
          );
        }),
      );
    }
    if (typeof navigator.share === 'function') {
      this.append(
        button('More ways to share', 'share', async () => {
          // A reader who closes the sheet rejects the promise: that is no error.
          await navigator.share({ url, title }).catch(() => undefined);
        }),
      );
    }
    this.append(status);
  }
}

customElements.define('share-tools', ShareTools);
