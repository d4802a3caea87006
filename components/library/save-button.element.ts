/** `<save-button>`: keeps a story for later, on this device at once. With `labelled` it says so in words. */
import { cardBeside } from './card-beside.ts';
import { SAVE } from './signs.ts';
import { deviceTime } from './stamps.ts';
import { makeToggle } from './toggle.ts';

class SaveButton extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (this.shadowRoot || !button) return;
    const path = button.value;
    const labelled = this.hasAttribute('labelled');
    makeToggle(this, {
      kind: 'saved',
      id: path,
      off: { sign: SAVE, text: 'Save story', said: 'Story removed from your library' },
      on: { sign: SAVE, text: 'Story saved', said: 'Story saved in your library' },
      named: (text) => button.ariaLabel ?? text,
      labelled,
      draft: () => ({ kind: 'saved', id: path, at: deviceTime(), card: cardBeside(this, path) }),
    });
  }
}

customElements.define('save-button', SaveButton);
