/** The process in which share cards are drawn and photographs are cleaned (studio.ts). When it ends, all its memory is free again. */
import { answerOrders } from '#lib/processes/answer-orders.ts';
import type { StudioAnswer, StudioOrder } from './studio.ts';

answerOrders<StudioOrder, StudioAnswer>(async (order) => {
  // Loaded late: by now this process notices when the web process ends.
  const { default: sharp } = await import('sharp');
  // Nothing is ordered twice, so a cache is of no use, and other processes want the cores too.
  sharp.cache(false);
  sharp.concurrency(1);
  if (order.kind === 'photograph') {
    const { clean } = await import('#lib/pictures/clean-order.ts');
    return clean(order);
  }
  const { drawCard } = await import('./draw-card.ts');
  return drawCard(order.card, order.shape);
});
