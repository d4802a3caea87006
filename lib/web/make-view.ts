/** Renders a page for one reader, in its turn. It is kept nowhere. */
import type { Turn } from '#lib/admission/fair-queue.ts';
import type { FinishedPage } from '#lib/press/page.ts';
import type { Press } from '#lib/press/press.ts';
import type { Made, Work } from './render-message.ts';

/** Renders something: `RenderPool.make`. */
export type MakeWork = (work: Work) => Promise<Made>;

export const isPage = (made: Made): made is FinishedPage => made !== undefined && 'etag' in made;

/** @throws TooBusy if too many others wait; ClientGone */
export async function makeView(
  { press, make }: { press: Press; make: MakeWork },
  work: Omit<Extract<Work, { kind: 'view' }>, 'kind'>,
  turn: Turn,
): Promise<FinishedPage | undefined> {
  const made = await press.makeOnce(() => make({ kind: 'view', ...work }), turn);
  return isPage(made) ? made : undefined;
}
