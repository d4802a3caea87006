/** The button of passkeys, and the line in which it says why something did not work. */
import { button, icon, openRoot, statusLine } from '#components/comforts/controls.ts';
import { whyNot } from './passkey-calls.ts';

const KEY = 'M14.5 9.5a4.5 4.5 0 1 0-4.2 4.5l1.7 1.7h2v2h2v2h4v-3.5l-6-6';

const STYLE = `
  :host { display: block; }
  button { inline-size: 100%; padding: .5rem 1.125rem; border: 1px solid var(--color-control); }
  button:hover { border-color: var(--color-ink); }
  button[disabled] { background: var(--color-sunk); color: var(--color-ink-3); cursor: default; }
  span { display: block; margin-block-start: .375rem; font: 500 var(--text-meta)/1.4 var(--font-sans); color: var(--color-vermilion); }
  span:empty { display: none; }
`;

/** Puts the button in a host that is empty without script; not where the browser knows no passkeys. */
export function addPasskeyButton(host: HTMLElement, label: string, work: () => Promise<void>): void {
  if (host.shadowRoot || typeof PublicKeyCredential === 'undefined') return;
  const outcome = statusLine();
  const made = button(
    () => {
      made.disabled = true;
      outcome.textContent = '';
      work()
        .catch((error: unknown) => {
          outcome.textContent = whyNot(error) ?? '';
        })
        .finally(() => {
          made.disabled = false;
          made.focus();
        });
    },
    icon(KEY),
    label,
  );
  openRoot(host, STYLE).append(made, outcome);
}
