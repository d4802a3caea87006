/** `<follow-button title what>`: follows what its button names, on this device at once. */
import type { FollowTarget } from '#lib/library/item.ts';
import { CHECK, PLUS } from './signs.ts';
import { deviceTime } from './stamps.ts';
import { makeToggle } from './toggle.ts';

class FollowButton extends HTMLElement {
  connectedCallback(): void {
    const target = this.querySelector('button')?.value as FollowTarget | undefined; // as the page has it
    if (this.shadowRoot || !target) return;
    const { title } = this;
    const what = this.getAttribute('what');
    const words = (verb: string): string => (what ? `${verb} ${what}` : verb);
    makeToggle(this, {
      kind: 'follow',
      id: target,
      off: { sign: PLUS, text: words('Follow'), said: `${title} is no longer followed` },
      on: { sign: CHECK, text: words('Following'), said: `You follow ${title}` },
      named: (text) => (what ? text : `${text} ${title}`),
      labelled: true,
      draft: () => ({ kind: 'follow', id: target, at: deviceTime(), title, seen: deviceTime() }),
    });
  }
}

customElements.define('follow-button', FollowButton);
