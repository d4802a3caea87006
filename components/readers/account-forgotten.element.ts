/** `<account-forgotten>`: the reader has signed out; nothing of theirs stays on the device. */
import { showAccount } from '#components/library/show-account.ts';
import { forgetAll } from '#components/library/store.ts';

/** Saved stories for when there is no network: what a service worker has kept. */
async function forgetCaches(): Promise<void> {
  // There are none where the site is not served encrypted.
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) await caches.delete(name);
}

class AccountForgotten extends HTMLElement {
  connectedCallback(): void {
    forgetAll();
    showAccount();
    void forgetCaches();
  }
}

customElements.define('account-forgotten', AccountForgotten);
