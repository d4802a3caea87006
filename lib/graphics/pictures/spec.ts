/** What the desk writes in `content/graphics/<name>.yml`: one picture, by its type. */

export interface NamedPlace {
  name: string;
  lat: number;
  lon: number;
}

export type LabelKind = 'country' | 'sea' | 'city';

export interface LocatorSpec {
  type: 'locator';
  title: string;
  /** West, south, east, north in degrees; west is greater than east where the box crosses the 180th meridian. */
  bbox: [number, number, number, number];
  place: NamedPlace;
  /** Countries to highlight, by Natural Earth's names. */
  countries: string[];
  /** Without any, countries are named by themselves. */
  labels?: (NamedPlace & { kind: LabelKind })[] | undefined;
  /** Longitude, latitude. */
  route: [number, number][];
}

export interface GlobeSpec {
  type: 'globe';
  title: string;
  center: { lat: number; lon: number };
  /** The meridian runs through the one nearest the centre. */
  cities: NamedPlace[];
  /** Names of two cities to join. */
  arcs: [string, string][];
}

export interface BarSpec {
  type: 'bar';
  title: string;
  subtitle?: string | undefined;
  unit?: string | undefined;
  rows: [string, number][];
  /** Labels of the bars to stress. */
  highlight: string[];
  source?: string | undefined;
}

export interface LineSpec {
  type: 'line';
  title: string;
  subtitle?: string | undefined;
  unit?: string | undefined;
  points: [string, number][];
  event?: { x: string; label: string } | undefined;
  source?: string | undefined;
}

export interface NumberSpec {
  type: 'number';
  figure: string;
  text: string;
}

export const ACCENTS = [
  'world',
  'politics',
  'business',
  'science',
  'sport',
  'culture',
  'opinion',
  'ink',
] as const;
export type Accent = (typeof ACCENTS)[number];

export interface PosterSpec {
  type: 'poster';
  lines: string[];
  accent: Accent;
}

export interface HemicycleSpec {
  type: 'hemicycle';
  title: string;
  subtitle?: string | undefined;
  blocs: [string, number][];
  source?: string | undefined;
}

export type PictureSpec =
  | LocatorSpec
  | GlobeSpec
  | BarSpec
  | LineSpec
  | NumberSpec
  | PosterSpec
  | HemicycleSpec;
