/**
 * What somebody began before they signed in, such as saving a story: sealed in a cookie, and done when they have. An address
 * that did it by being visited could be put before a reader by anybody.
 */
import { sealedCookie } from '../sealed-cookie.ts';

export interface Intent {
  /** Path of the form. */
  action: string;
  /** What it is done to: a story's path, or a target. */
  subject: string;
}

/** To sign in takes a mail, in seconds. */
const LIFE = 60 * 60;

const intent = sealedCookie<Intent>({ name: 'intent', purpose: 'library', life: LIFE });

export const rememberIntent = intent.remember;
export const forgetIntent = intent.forget;
export const readIntent = intent.read;
