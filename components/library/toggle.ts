/**
 * The button of `<save-button>` and `<follow-button>`: pressed where the device's library has the item, in step with every
 * other one of the same, in this tab and in others.
 */
import { button, icon, openRoot, statusLine } from '#components/comforts/controls.ts';
import type { ItemDraft, ItemKind } from '#lib/library/item.ts';
import type { NotKept } from './device-storage.ts';
import { onChange, putItem, takeAway } from './store.ts';
import { hasItem } from './stored-item.ts';

interface Face {
  /** Path of its sign. */
  sign: string;
  /** What it says; shown, or for screen readers where `named` is there. */
  text: string;
  /** Read out when it comes to be so. */
  said: string;
}

interface ToggleProps {
  kind: ItemKind;
  id: string;
  off: Face;
  on: Face;
  /** The name of a button that says the same in both states: a sign only, or one whose words need their object. */
  named: (text: string) => string;
  /** True where its words are shown. */
  labelled: boolean;
  draft: () => ItemDraft;
}

const NOT_KEPT: Record<NotKept, string> = {
  blocked: 'Not kept: this browser lets the site store nothing.',
  full: 'Not kept: this browser’s storage for the site is full.',
};

const STYLE = `
  :host { position: relative; }
  button { inline-size: 100%; white-space: nowrap; }
  svg { stroke-linecap: square; flex: none; translate: 0 var(--sign-shift, 0); }
  .labelled { border: 1px solid var(--color-control); padding: .5rem .875rem; font-size: .875rem; }
  .labelled:is(:hover, [aria-pressed="true"]) { border-color: currentColor; background: var(--color-wash); }
  button:not(.labelled):hover { background: none; color: var(--color-ink); }
  .filled[aria-pressed="true"] path { fill: currentColor; }
  .shown { position: absolute; inset-block-start: 100%; inset-inline-end: 0; z-index: 2; inline-size: max-content; max-inline-size: 16rem;
    padding: .5rem .75rem; background: var(--color-solid); color: var(--color-on-solid); font: 500 .875rem/1.4 var(--font-sans); }
`;

/** Puts the button into a host's shadow root; the page's own tree stays as the server sent it. */
export function makeToggle(
  host: HTMLElement,
  { kind, id, off, on, named, labelled, draft }: ToggleProps,
): void {
  const status = statusLine('sr');
  const isOn = (): boolean => hasItem(kind, id);
  const press = (): void => {
    const was = isOn();
    const failed = was ? takeAway(kind, id) : putItem(draft());
    status.className = failed ? 'shown' : 'sr';
    status.textContent = failed ? NOT_KEPT[failed] : (was ? off : on).said;
  };
  const control = button(press);
  control.classList.toggle('labelled', labelled);
  control.classList.toggle('filled', on.sign === off.sign);
  control.addEventListener('blur', () => {
    status.className = 'sr';
  });
  const show = (): void => {
    const face = isOn() ? on : off;
    control.ariaPressed = String(face === on);
    control.ariaLabel = named(face.text);
    if (!labelled) control.title = face.text;
    control.replaceChildren(icon(face.sign), ...(labelled ? [face.text] : []));
  };
  show();
  onChange(show);
  openRoot(host, STYLE).append(control, status);
}
