/** What a share card says. Pages name a card by it, and the card is drawn from it. Pure. */
import { hash } from 'node:crypto';
import { bylineText } from '#lib/byline/byline-text.ts';
import { directionOf } from '#lib/edition/direction.ts';
import type { Author, Picture, Place, Section, Site, Story, Topic } from '#lib/edition/model.ts';
import type { CardShape } from '#lib/routes.ts';

/** Version of how cards are drawn. With another number every card is drawn again. */
const RECIPE = 1;

export interface Card {
  /** Name of the paper. */
  paper: string;
  section?: string | undefined;
  /** Token of the section's colour. */
  accent?: string | undefined;
  headline: string;
  /** Stands under the headline: who wrote it, or what the page is. */
  line?: string | undefined;
  direction: 'ltr' | 'rtl';
  picture?: Pick<Picture, 'file' | 'version' | 'focalPoint'> | undefined;
  /** Drawn as a map if there is no picture. */
  place?: Place | undefined;
}

/** The fields of a story on which its card depends. */
export type CardStory = Pick<
  Story,
  | 'headline'
  | 'socialHeadline'
  | 'sectionTitle'
  | 'authors'
  | 'agency'
  | 'dateline'
  | 'direction'
  | 'image'
  | 'location'
>;

const pictureOf = (picture: Picture | undefined): Card['picture'] =>
  picture && { file: picture.file, version: picture.version, focalPoint: picture.focalPoint };

export const storyCard = (story: CardStory, paper: string, accent?: string): Card => ({
  paper,
  section: story.sectionTitle,
  accent,
  headline: story.socialHeadline ?? story.headline,
  line: bylineText(story),
  direction: story.direction,
  picture: pictureOf(story.image),
  place: story.image ? undefined : story.location,
});

/** A page of the paper's own: in its language. */
const ownPage = (site: Site, card: Omit<Card, 'paper' | 'direction'>): Card => ({
  paper: site.name,
  direction: directionOf(site.locale),
  ...card,
});

export const sectionCard = (
  { title, accent, description }: Pick<Section, 'title' | 'accent' | 'description'>,
  site: Site,
): Card => ownPage(site, { headline: title, accent, line: description });

export const authorCard = (
  { name, role, place, image }: Pick<Author, 'name' | 'role' | 'place' | 'image'>,
  site: Site,
): Card =>
  ownPage(site, {
    headline: name,
    line: [role, place].filter(Boolean).join(', '),
    picture: pictureOf(image),
  });

export const topicCard = (
  { title, description, image }: Pick<Topic, 'title' | 'description' | 'image'>,
  site: Site,
): Card => ownPage(site, { headline: title, line: description, picture: pictureOf(image) });

export const paperCard = (site: Site): Card => ownPage(site, { headline: site.tagline });

/** What a picture alone shows, without the card around it. */
export type Plate = Pick<Card, 'picture' | 'place'>;

const shown = ({ picture, place }: Plate): unknown => [
  picture && [picture.file, picture.version, picture.focalPoint],
  place && [place.lat, place.lon, place.label, place.zoom],
];

const digest = (...parts: unknown[]): string => hash('sha256', JSON.stringify([RECIPE, ...parts]));

/** A digest of all that a card shows: 64 hexadecimal digits. */
export const cardDigest = (card: Card): string =>
  digest(card.paper, card.section, card.accent, card.headline, card.line, card.direction, shown(card));

/** A digest of what a picture alone shows: 64 hexadecimal digits. */
export const plateDigest = (plate: Plate): string => digest('plate', shown(plate));

/** True where a card has a picture or a map that can stand alone. */
export const hasPlate = ({ picture, place }: Plate): boolean => picture !== undefined || place !== undefined;

/** A digest of what a card shows in a shape: 64 hexadecimal digits. */
export const shapeDigest = (card: Card, shape: CardShape): string =>
  shape === 'card' || !hasPlate(card) ? cardDigest(card) : plateDigest(card);

/** The beginning of the digest, for URLs: networks fetch a picture again when it has changed. */
export const versionOf = (digest: string): string => digest.slice(0, 10);
