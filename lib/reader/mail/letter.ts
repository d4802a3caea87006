/** A message to a reader: what it says, before it is rendered. */
import type { ReactElement } from 'react';

export interface Letter {
  to: string;
  subject: string;
  body: ReactElement;
}
