/** A message to a reader: what it says, before it is rendered. */
import type { ReactElement } from 'react';

export interface Letter {
  to: string;
  subject: string;
  body: ReactElement;
  /** It is sent within this time or not at all, in ms: what it says is old by then. */
  lifetime: number;
}
