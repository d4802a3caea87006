/**
 * Parts of the small controls. They stand in shadow roots, so that the page's own tree stays as the server sent it, and
 * are styled through the object model, which the content security policy allows and a style element would not be.
 */
const SVG = 'http://www.w3.org/2000/svg';

const STYLE = `
  :host { display: flex; }
  button { min-inline-size: var(--spacing-tap); min-block-size: var(--spacing-tap); padding: 0; display: flex; align-items: center;
    justify-content: center; gap: .5rem; cursor: pointer; background: none; color: inherit; border: 0; font: 600 var(--text-ui)/1.2 var(--font-sans); }
  button:hover { background: var(--color-wash); }
  button:focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; position: relative; }
  svg { inline-size: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.6; }
  .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** A page has one button to save for each of its stories: they share a sheet. */
const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(style: string): CSSStyleSheet {
  const known = sheets.get(style);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE + style);
  sheets.set(style, sheet);
  return sheet;
}

/** A shadow root with the controls' common style and a control's own. */
export function openRoot(host: HTMLElement, style: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheetOf(style)];
  return root;
}

/** A sign on a grid of 24; screen readers do not meet it. */
export function icon(...paths: string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

export function button(onClick: () => void, ...content: (Node | string)[]): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.append(...content);
  made.addEventListener('click', onClick);
  return made;
}

/** Names a button that shows a sign only, for screen readers and for the mouse. */
export function name(made: HTMLButtonElement, label: string): void {
  made.ariaLabel = label;
  made.title = label;
}

/** Where a control says what it has done: shown, and read out. */
export function statusLine(className = ''): HTMLSpanElement {
  const line = document.createElement('span');
  line.setAttribute('role', 'status');
  line.className = className;
  return line;
}
