import type { Place } from '#lib/edition/model.ts';
import { locatorMap } from '#lib/graphics/locator-map.ts';
import { Drawing } from './drawing.tsx';

/** CSS pixels on a wide page: a story's lead, a teaser's 3:2. */
const SIZES = { lead: { width: 840, height: 504 }, teaser: { width: 480, height: 320 } } as const;

/** Where a story happened. */
export const Locator = ({ place, size }: { place: Place; size: keyof typeof SIZES }) => (
  <Drawing tree={locatorMap(place, SIZES[size])} />
);
