/**
 * `<theme-control>`: a button that goes from the device's theme to light, to dark, and back. With `labelled` it says
 * so beside its sign. It is empty without script, as nothing could remember the choice.
 */
import { CHOSEN, choose, chosen } from './choices.ts';
import { button, icon, name, openRoot, statusLine } from './controls.ts';

const THEMES = ['', 'light', 'dark'] as const;
const NAMES: Record<string, string> = { '': 'automatic', light: 'light', dark: 'dark' };
const CIRCLE = 'M12 3.500a8.500 8.500 0 0 1 0 17a8.500 8.500 0 0 1 0-17z';
const HALF = 'M12 3.500a8.500 8.500 0 0 1 0 17z';

const STYLE = `
  :host([labelled]) button { inline-size: 100%; border: 1px solid var(--color-control); }
  path + path { fill: currentColor; }
`;

class ThemeControl extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const labelled = this.hasAttribute('labelled');
    const status = statusLine('sr');
    const label = document.createElement('span');
    const press = (): void => {
      const at = THEMES.indexOf(chosen('theme') as (typeof THEMES)[number]); // -1 of an unknown one: the device's
      choose('theme', THEMES[(at + 1) % THEMES.length] ?? '');
      status.textContent = `Colour theme: ${NAMES[chosen('theme')]}`;
    };
    const control = button(press);
    const show = (): void => {
      const theme = chosen('theme');
      const text = `Colour theme: ${NAMES[theme] ?? NAMES['']}`;
      control.replaceChildren(
        theme === 'light' ? icon(CIRCLE) : icon(CIRCLE, theme === 'dark' ? CIRCLE : HALF),
      );
      label.textContent = text;
      if (labelled) control.append(label);
      else name(control, text);
    };
    show();
    document.addEventListener(CHOSEN, show);
    openRoot(this, STYLE).append(control, status);
  }
}

customElements.define('theme-control', ThemeControl);
