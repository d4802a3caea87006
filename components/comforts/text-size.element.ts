/** `<text-size>`: four sizes of a story's text. It is empty without script: the browser's own zoom is there for all. */
import { CHOSEN, choose, chosen } from './choices.ts';
import { button, name, openRoot } from './controls.ts';

/** Factors are in comforts.css; the length of the sign is in pixels. */
const SIZES = [
  { size: 'small', label: 'Small text', sign: 14 },
  { size: '', label: 'Normal text', sign: 17 },
  { size: 'large', label: 'Large text', sign: 20 },
  { size: 'largest', label: 'Largest text', sign: 24 },
] as const;

const STYLE = `
  div { display: flex; border: 1px solid var(--color-control); }
  button { font-family: var(--font-serif); font-weight: 500; line-height: 1; }
  button + button { border-inline-start: 1px solid var(--color-control); }
  [aria-pressed="true"] { background: var(--color-solid); color: var(--color-on-solid); }
  ${SIZES.map(({ sign }, at) => `button:nth-child(${at + 1}) { font-size: ${sign / 16}rem; }`).join('\n')}
  @media (forced-colors: active) { [aria-pressed="true"] { forced-color-adjust: none; background: SelectedItem; color: SelectedItemText; } }
`;

class TextSize extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const group = document.createElement('div');
    group.setAttribute('role', 'group');
    group.ariaLabel = 'Text size';
    const buttons = SIZES.map(({ size, label }) => {
      const made = button(() => choose('textSize', size), 'A');
      name(made, label);
      return { size, made };
    });
    const show = (): void => {
      const now = chosen('textSize');
      for (const { size, made } of buttons) made.ariaPressed = String(size === now);
    };
    show();
    document.addEventListener(CHOSEN, show);
    group.append(...buttons.map(({ made }) => made));
    openRoot(this, STYLE).append(group);
  }
}

customElements.define('text-size', TextSize);
