/** `<passkey-sign-in data-calls data-next>`: a button that signs in with a passkey of this device, without an address. */
import { startAuthentication } from '@simplewebauthn/browser';
import { addPasskeyButton } from './passkey-button.ts';
import { ask, tell } from './passkey-calls.ts';

class PasskeySignIn extends HTMLElement {
  connectedCallback(): void {
    const { calls = '', next = '' } = this.dataset;
    addPasskeyButton(this, 'Use a passkey', async () => {
      // As better-auth answers.
      const optionsJSON = (await ask(`${calls}/passkey/generate-authenticate-options`)) as Parameters<
        typeof startAuthentication
      >[0]['optionsJSON'];
      const response = await startAuthentication({ optionsJSON });
      await tell(`${calls}/passkey/verify-authentication`, { response });
      location.assign(next);
    });
  }
}

customElements.define('passkey-sign-in', PasskeySignIn);
