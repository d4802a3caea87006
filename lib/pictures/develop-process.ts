/** The process in which photographs are developed for the desk (darkroom.ts). When it ends, all its memory is free again. */
import { answerOrders } from '#lib/processes/answer-orders.ts';
import type { Developed, DevelopOrder } from './develop-order.ts';

/** The collector does not count a picture's bytes and would let them pile up: hence `--expose-gc` among the flags (darkroom.ts). */
const tidy = (): void => void globalThis.gc?.();

answerOrders<DevelopOrder, Developed>(async (order) => {
  // Loaded late: by now this process notices when the desk ends.
  const [{ default: sharp }, { develop }] = await Promise.all([
    import('sharp'),
    import('./develop-order.ts'),
  ]);
  // No picture is ordered twice, so a cache is of no use.
  sharp.cache(false);
  return develop(order, tidy);
});
