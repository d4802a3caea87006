/** One sentence to the reader at the foot of the window, until it is closed. */

const STYLE = `
  :host { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 8; }
  div { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: .5rem var(--spacing-edge);
    background: var(--color-solid); color: var(--color-on-solid); font: 500 .9375rem/1.4 var(--font-sans); }
  button { min-inline-size: var(--spacing-tap); min-block-size: var(--spacing-tap); padding: 0 .75rem; flex: none; cursor: pointer;
    background: none; color: inherit; border: 1px solid currentColor; font: 600 var(--text-ui)/1.2 var(--font-sans); }
  button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
  @media print { :host { display: none; } }
`;

/** A shadow root with a style, which the content security policy allows. */
export function shadow(host: HTMLElement, style: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  return root;
}

export function say(sentence: string): void {
  document.querySelector('offline-note')?.remove();
  const host = document.createElement('offline-note');
  const box = document.createElement('div');
  const text = document.createElement('span');
  text.setAttribute('role', 'status');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => host.remove());
  box.append(text, close);
  shadow(host, STYLE).append(box);
  document.body.append(host);
  // A status is read out when it changes, not when it appears.
  requestAnimationFrame(() => {
    text.textContent = sentence;
  });
}
