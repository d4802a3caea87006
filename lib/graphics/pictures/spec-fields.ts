/** The fields that several types of picture share. */
import { naturalEarthName, readersName } from '../country-names.ts';
import { mediumWorld } from '../world.ts';
import type { LabelKind, NamedPlace } from './spec.ts';
import type { SpecReader } from './spec-reader.ts';

const KINDS: readonly LabelKind[] = ['country', 'sea', 'city'];

export const place = (reader: SpecReader, value: unknown, field: string): NamedPlace => {
  const fields = reader.record(value, field, ['name', 'lat', 'lon']);
  return {
    name: reader.text(fields.name, `${field}.name`, 40),
    lat: reader.latitude(fields.lat, `${field}.lat`),
    lon: reader.longitude(fields.lon, `${field}.lon`),
  };
};

export const labelled = (
  reader: SpecReader,
  value: unknown,
  field: string,
): NamedPlace & { kind: LabelKind } => {
  const { kind, ...fields } = reader.record(value, field, ['name', 'lat', 'lon', 'kind']);
  const known = KINDS.find((candidate) => candidate === kind);
  if (!known) reader.note(`${field}.kind`, `must be one of ${KINDS.join(', ')}`);
  return { ...place(reader, fields, field), kind: known ?? 'city' };
};

/** Accepts Natural Earth's name and the one that readers know. */
export function country(reader: SpecReader, value: unknown, field: string): string {
  const given = reader.text(value, field);
  const name = naturalEarthName(given);
  const { countries } = mediumWorld();
  if (given && !countries.some((known) => known.name === name)) {
    const start = given.slice(0, 3).toLowerCase();
    const near = countries
      .map((known) => readersName(known.name))
      .filter((known) => known.toLowerCase().startsWith(start));
    reader.note(
      field,
      `“${given}” is no country of Natural Earth${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`,
    );
  }
  return name;
}

export function box(reader: SpecReader, value: unknown): [number, number, number, number] {
  const example = '[36, 27.5, 54, 38.3] for west, south, east, north';
  const sides = reader.list(value, 'bbox', reader.longitude, { least: 4, most: 4, example });
  const [west = 0, south = 0, east = 1, north = 1] = sides;
  if (sides.length === 4 && south >= north)
    reader.note('bbox', `puts south (${south}) above north (${north}); the order is ${example}`);
  if (west === east) reader.note('bbox', `is no wider than a line; the order is ${example}`);
  return [west, south, east, north];
}

export const isWithin = (
  [west, south, east, north]: readonly number[],
  { lat, lon }: NamedPlace,
): boolean => {
  const [w = 0, e = 0] = [west, east];
  const inside = w <= e ? lon >= w && lon <= e : lon >= w || lon <= e;
  return inside && lat >= (south ?? -90) && lat <= (north ?? 90);
};

export type Fields = Record<string, unknown>;

export const rowsOf = (
  reader: SpecReader,
  value: unknown,
  field: string,
  example: string,
  most: number,
): [string, number][] =>
  reader
    .list(
      value,
      field,
      (item, at) =>
        reader.pair(
          item,
          at,
          (label, where) => reader.text(label, where, 60),
          (number, where) => reader.number(number, where),
          example,
        ),
      { least: 2, most, example },
    )
    .filter((row) => row !== undefined);

/** Title, subtitle, unit and source of a chart. */
export const heading = (reader: SpecReader, fields: Fields) => ({
  title: reader.text(fields.title, 'title', 90),
  subtitle: reader.optionalText(fields.subtitle, 'subtitle'),
  unit: reader.optionalText(fields.unit, 'unit', 24),
  source: reader.optionalText(fields.source, 'source', 120),
});
