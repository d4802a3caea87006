import type { FrontBlock } from '#lib/edition/model.ts';

/**
 * Shapes of a front page, named for what stands out in them: two neighbours never look alike.
 * `spread` 5 + 4 + 3 columns, `pair` two sections side by side, `picture` 8 + 4, `centre` 3 + 6 + 3,
 * `row` four alike.
 */
const ROTATION = ['spread', 'pair', 'picture', 'centre', 'row'] as const;
export type SectionShape = (typeof ROTATION)[number];

export type FrontRow =
  | { shape: 'lead' | 'opinion' | 'latest' | Exclude<SectionShape, 'pair'>; block: FrontBlock }
  | { shape: 'pair'; blocks: [FrontBlock, FrontBlock] };

const fixedShape = (layout: string): 'lead' | 'opinion' | 'latest' | undefined =>
  layout === 'lead' || layout === 'opinion' || layout === 'latest' ? layout : undefined;

/** Gives every block of the front a shape, in the editors' order; blocks without stories are left out. */
export function arrangeFront(blocks: readonly FrontBlock[]): FrontRow[] {
  const rows: FrontRow[] = [];
  const waiting = blocks.filter(({ stories }) => stories.length > 0);
  let turn = 0;
  for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
    const fixed = fixedShape(block.layout);
    if (fixed !== undefined) {
      rows.push({ shape: fixed, block });
      continue;
    }
    const shape = ROTATION[turn++ % ROTATION.length] ?? 'row';
    if (shape !== 'pair') {
      rows.push({ shape, block });
      continue;
    }
    const next = waiting[0];
    if (next !== undefined && fixedShape(next.layout) === undefined) {
      waiting.shift();
      rows.push({ shape: 'pair', blocks: [block, next] });
    } else {
      rows.push({ shape: ROTATION[turn++ % ROTATION.length] === 'picture' ? 'picture' : 'row', block });
    }
  }
  return rows;
}
