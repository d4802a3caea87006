/** The process in which photographs are developed, for the desk (darkroom.ts): it ends, and gives back all that it took. */
import { answerOrders } from '#lib/processes/answer-orders.ts';
import type { Developed, DevelopOrder } from './develop-order.ts';

/** A picture's bytes are no weight to the collector, who would let them gather: `--expose-gc` is among the flags (darkroom.ts). */
const tidy = (): void => void globalThis.gc?.();

answerOrders<DevelopOrder, Developed>(async (order) => {
  // Loaded when this process listens already whether the desk is still there.
  const [{ default: sharp }, { develop }] = await Promise.all([
    import('sharp'),
    import('./develop-order.ts'),
  ]);
  // Nothing is asked for twice.
  sharp.cache(false);
  return develop(order, tidy);
});
