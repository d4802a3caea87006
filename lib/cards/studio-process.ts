/** The process in which share cards are drawn and photographs are cleaned (studio.ts): it ends, and gives back all that it took. */
import { answerOrders } from '#lib/processes/answer-orders.ts';
import type { StudioAnswer, StudioOrder } from './studio.ts';

answerOrders<StudioOrder, StudioAnswer>(async (order) => {
  // Loaded when this process listens already whether the web process is still there.
  const { default: sharp } = await import('sharp');
  // Nothing is asked for twice, and other processes want the cores too.
  sharp.cache(false);
  sharp.concurrency(1);
  if (order.kind === 'photograph') {
    const { clean } = await import('#lib/pictures/clean-order.ts');
    return clean(order);
  }
  const { drawCard } = await import('./draw-card.ts');
  return drawCard(order.card, order.shape);
});
