/** The blocking script of public pages: what the reader chose holds before the first paint. */
import { showChoices } from './comforts/choices.ts';

showChoices();
// Script's own buttons come in the place of the page's: until they do nothing shows a state that may be wrong.
document.documentElement.dataset.script = '';
