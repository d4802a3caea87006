/**
 * `<offline-stories>`: what this device keeps to be read, by headline; on a page that it stands in for, why it does. It is
 * empty without script: then nothing is kept either.
 */
import type { Kept } from '#lib/offline/kept.ts';
import { listPages } from '#lib/offline/shelf.ts';
import { OFFLINE } from '#lib/offline-routes.ts';
import { shadow } from './say.ts';

const STYLE = `
  :host { display: block; }
  h2 { margin: 1.5rem 0 .25rem; padding-block-start: .75rem; border-block-start: 1px solid var(--color-rule-strong); font: 540 1.5rem/1.2 var(--font-serif); }
  p { margin: 0; font: 400 var(--text-summary)/1.45 var(--font-serif); }
  ul { margin: 0; padding: 0; list-style: none; }
  li + li { border-block-start: 1px solid var(--color-rule); }
  a { display: flex; align-items: center; min-block-size: var(--spacing-tap); padding-block: .625rem; color: inherit; text-decoration: none;
    font: 560 1.1875rem/1.25 var(--font-serif); }
  a:hover { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .16em; }
  a:focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; }
  button { min-block-size: var(--spacing-tap); margin-block-start: .75rem; padding: .5rem 1.125rem; cursor: pointer; background: none; color: inherit;
    border: 1px solid var(--color-control); font: 600 var(--text-ui)/1.2 var(--font-sans); }
  button:hover { background: var(--color-wash); border-color: var(--color-ink); }
  button:focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; }
  .why { padding: .75rem 0; border-block: 1px solid var(--color-rule); font: 500 var(--text-ui)/1.45 var(--font-sans); }
`;

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function entry({ href, title, lang, dir }: Kept): HTMLLIElement {
  const link = element('a', href === '/' ? 'The last front page' : title);
  link.href = href;
  if (lang) link.lang = lang;
  if (dir) link.dir = dir;
  const item = element('li');
  item.append(link);
  return item;
}

function list(title: string, shelf: Kept[]): HTMLElement[] {
  if (shelf.length === 0) return [];
  const items = element('ul');
  items.append(...shelf.map(entry));
  return [element('h2', title), items];
}

class OfflineStories extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const root = shadow(this, STYLE);
    const why = element('p', '', 'why');
    why.setAttribute('role', 'status');
    if (location.pathname !== OFFLINE) {
      const again = element('button', 'Try again');
      again.type = 'button';
      again.addEventListener('click', () => location.reload());
      root.append(why, again);
      why.textContent =
        'There is no connection to the paper just now, and the page that you asked for is not kept on this device.';
      addEventListener('online', () => {
        why.textContent = 'There is a connection again.';
      });
    }
    void this.#show(root).catch(() => {
      root.append(element('p', 'This browser keeps nothing for reading offline.'));
    });
  }

  async #show(root: ShadowRoot): Promise<void> {
    const shelf = (await listPages()).sort((a, b) => b.at - a.at);
    const of = (as: Kept['as']): Kept[] => shelf.filter((kept) => kept.as === as);
    const lists = [
      ...list('Saved stories', of('saved')),
      ...list('Read lately', of('read')),
      ...list('The paper', of('front')),
    ];
    root.append(...(lists.length > 0 ? lists : [element('p', 'Nothing is kept on this device yet.')]));
  }
}

customElements.define('offline-stories', OfflineStories);
