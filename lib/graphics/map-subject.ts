/** What a map is about. */
import type { MapView } from './map-view.ts';
import type { World } from './world.ts';

export interface NamedPoint {
  name: string;
  lat: number;
  lon: number;
}

export interface MapSubject {
  world: World;
  view: MapView;
  /** The story's place: the meridian runs through it. */
  place: { name?: string | undefined; lat: number; lon: number };
  /** Countries to highlight, by Natural Earth's names. */
  focus: readonly string[];
  labels?: readonly (NamedPoint & { kind: 'country' | 'sea' | 'city' })[];
  /** Longitude, latitude. */
  route?: readonly (readonly [number, number])[];
  /** Whether countries are named by themselves; the highlighted ones always are, unless `labels` names them. */
  nameCountries: boolean;
  /** Bytes of path data for land, borders and highlight together. */
  budget: number;
}
