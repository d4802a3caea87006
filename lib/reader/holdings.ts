/** Everything that is kept of a reader, in the order in which it is exported; it is erased from the last to the first. */
import { accountHolding } from './account/account-holding.ts';
import type { Holding } from './holding.ts';
import { libraryHolding } from './library/holding.ts';

export const holdings: readonly Holding[] = [accountHolding, libraryHolding];
