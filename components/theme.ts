/** The blocking script of public pages: what the reader chose holds before the first paint. */
import { showChoices } from './comforts/choices.ts';

showChoices();
