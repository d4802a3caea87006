/** What a reader has begun and confirms with a code: carried in a sealed cookie from the page that asked to the one that answers. */
import { CODE_LIFE } from './auth.ts';
import { sealedCookie } from './sealed-cookie.ts';

export type Pending =
  | { kind: 'sign-in'; email: string; next: string }
  | { kind: 'email'; email: string }
  | { kind: 'password'; email: string }
  | { kind: 'delete'; email: string };

/** It is valid for as long as the code. */
const pending = sealedCookie<Pending>({ name: 'pending', purpose: 'pending', life: CODE_LIFE });

export const rememberPending = pending.remember;
export const forgetPending = pending.forget;
export const readPending = pending.read;
