/** The studio of this web process: its process starts when the first card or photograph is asked for, and ends with this one. */
import { Studio } from '#lib/cards/studio.ts';
import { startChild } from './start-child.ts';

let open: Studio | undefined;

export function studio(): Studio {
  open ??= new Studio({ start: startChild });
  return open;
}
