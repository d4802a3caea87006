/** What lists show of stories and of what is followed, as the edition has it now. */
import type { EditionDatabase } from '#lib/edition/database.ts';
import type { Teaser } from '#lib/edition/model.ts';
import { makeNames } from '#lib/edition/names.ts';
import { findTeasers } from '#lib/edition/queries/teasers.ts';
import type { FollowTarget, Item, StoryCard } from '#lib/library/item.ts';
import { mediaPath, renditionPath } from '#lib/routes.ts';
import { partsOf } from './stories.ts';

/** Width of a picture in a list, in pixels, on screens with two of theirs to one of CSS. */
const PICTURE_WIDTH = 320;

function pictureOf({ image }: Teaser): string | undefined {
  if (image === undefined) return undefined;
  const widths = image.renditions?.widths['3x2'];
  const width = widths?.find((each) => each >= PICTURE_WIDTH) ?? widths?.at(-1);
  if (image.renditions === undefined || width === undefined) return mediaPath(image.file, image.version);
  return renditionPath(image.file, { id: image.renditions.id, frame: '3x2', width, format: 'jpg' });
}

/** The card of a story. */
export function cardOf(teaser: Teaser): StoryCard {
  const picture = pictureOf(teaser);
  return {
    headline: teaser.headline,
    section: teaser.sectionTitle,
    accent: teaser.section,
    minutes: teaser.readingMinutes,
    ...(picture === undefined ? {} : { picture }),
  };
}

/** Names of what is followed. */
export function titlesIn(edition: EditionDatabase): (target: FollowTarget) => string {
  const names = makeNames(edition);
  return (target) => {
    const { kind, slug } = partsOf(target);
    return names[kind](slug);
  };
}

/** Items with what a device needs to list them. */
export function withCards(edition: EditionDatabase, items: readonly Item[], now: number): Item[] {
  if (items.length === 0) return [];
  const paths = items.flatMap(({ kind, id, gone }) => (kind === 'follow' || gone ? [] : [id]));
  const teasers = findTeasers(edition, { paths, now });
  const titleOf = titlesIn(edition);
  return items.map((item) => {
    if (item.gone) return item;
    if (item.kind === 'follow') return { ...item, title: titleOf(item.id) };
    const teaser = teasers.get(item.id);
    return teaser ? { ...item, card: cardOf(teaser) } : item;
  });
}
