/** The blocking script of public pages: what the reader chose holds before the first paint, and who they are is known. */
import { showChoices } from './comforts/choices.ts';
import { showAccount } from './library/show-account.ts';

showChoices();
showAccount();
// Script's own buttons come in the place of the page's: until they do nothing shows a state that may be wrong.
document.documentElement.dataset.script = '';
