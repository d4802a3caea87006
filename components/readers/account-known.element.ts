/** `<account-known data-email data-keeps-reads>`: notes on the device who is signed in, for the pages that nobody's cookie reaches. */
import { setAccount } from '#components/library/account-flag.ts';
import { showAccount } from '#components/library/show-account.ts';

class AccountKnown extends HTMLElement {
  connectedCallback(): void {
    const { email = '', keepsReads } = this.dataset;
    setAccount({ email, keepsReads: keepsReads !== undefined });
    showAccount();
  }
}

customElements.define('account-known', AccountKnown);
