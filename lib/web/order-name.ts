/** What an order is called in messages, and in the list of orders at which renderers died. */
import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Work } from './render-message.ts';

/** Views and headers may be long, and are a reader's own: their digest is enough to tell one from another. */
const digest = (value: unknown): string =>
  createHash('sha256').update(serialize(value)).digest('base64url').slice(0, 22);

/** Two orders for the same thing have the same name. */
export function orderName(work: Work): string {
  switch (work.kind) {
    case 'page':
      return work.href;
    case 'view':
      return `view ${work.before} ${digest(work.view)}`;
    case 'navigation':
      return `navigation ${work.target} ${digest(work.headers)}`;
  }
}
