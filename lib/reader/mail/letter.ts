/** A message to a reader: what it says, before it is rendered. */
import type { ReactElement } from 'react';

export interface Letter {
  to: string;
  subject: string;
  body: ReactElement;
  /** It is sent within this time (ms) or not at all, because it would be out of date. */
  lifetime: number;
}
