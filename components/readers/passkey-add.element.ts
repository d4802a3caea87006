/** `<passkey-add data-calls data-name data-next>`: a button that makes a passkey for who is signed in. */
import { startRegistration } from '@simplewebauthn/browser';
import { addPasskeyButton } from './passkey-button.ts';
import { ask, tell } from './passkey-calls.ts';

class PasskeyAdd extends HTMLElement {
  connectedCallback(): void {
    const { calls = '', next = '' } = this.dataset;
    addPasskeyButton(this, 'Add a passkey', async () => {
      // As better-auth answers.
      const optionsJSON = (await ask(`${calls}/passkey/generate-register-options`)) as Parameters<
        typeof startRegistration
      >[0]['optionsJSON'];
      const response = await startRegistration({ optionsJSON });
      await tell(`${calls}/passkey/verify-registration`, { response });
      location.assign(next);
    });
  }
}

customElements.define('passkey-add', PasskeyAdd);
