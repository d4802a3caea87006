import { createElement } from 'react';
import { scriptSrc } from '#lib/assets/scripts.ts';

/** The script of a reader's own pages: passkeys, and what the device knows of who is signed in. */
export function ReaderScript() {
  const script = scriptSrc('account');
  return script ? createElement('script', { type: 'module', src: script }) : null;
}
