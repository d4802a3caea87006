/** From a spec's YAML to a typed spec, or everything that is wrong with it. */
import { parseDocument } from 'yaml';
import { naturalEarthName, readersName } from '../country-names.ts';
import { mediumWorld } from '../world.ts';
import { ACCENTS, type Accent, type LabelKind, type NamedPlace, type PictureSpec } from './spec.ts';
import { SpecReader } from './spec-reader.ts';

export interface SpecFault {
  /** 1-based; undefined where the fault is an absence. */
  line?: number | undefined;
  field: string;
  message: string;
}

const KINDS: readonly LabelKind[] = ['country', 'sea', 'city'];

const place = (reader: SpecReader, value: unknown, field: string): NamedPlace => {
  const fields = reader.record(value, field, ['name', 'lat', 'lon']);
  return {
    name: reader.text(fields.name, `${field}.name`, 40),
    lat: reader.latitude(fields.lat, `${field}.lat`),
    lon: reader.longitude(fields.lon, `${field}.lon`),
  };
};

const labelled = (reader: SpecReader, value: unknown, field: string): NamedPlace & { kind: LabelKind } => {
  const { kind, ...fields } = reader.record(value, field, ['name', 'lat', 'lon', 'kind']);
  const known = KINDS.find((candidate) => candidate === kind);
  if (!known) reader.note(`${field}.kind`, `must be one of ${KINDS.join(', ')}`);
  return { ...place(reader, fields, field), kind: known ?? 'city' };
};

/** Accepts Natural Earth's name and the one that readers know. */
function country(reader: SpecReader, value: unknown, field: string): string {
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

function box(reader: SpecReader, value: unknown): [number, number, number, number] {
  const example = '[36, 27.5, 54, 38.3] for west, south, east, north';
  const sides = reader.list(value, 'bbox', reader.longitude, { least: 4, most: 4, example });
  const [west = 0, south = 0, east = 1, north = 1] = sides;
  if (sides.length === 4 && south >= north)
    reader.note('bbox', `puts south (${south}) above north (${north}); the order is ${example}`);
  if (west === east) reader.note('bbox', `is no wider than a line; the order is ${example}`);
  return [west, south, east, north];
}

const isWithin = ([west, south, east, north]: readonly number[], { lat, lon }: NamedPlace): boolean => {
  const [w = 0, e = 0] = [west, east];
  const inside = w <= e ? lon >= w && lon <= e : lon >= w || lon <= e;
  return inside && lat >= (south ?? -90) && lat <= (north ?? 90);
};

type Fields = Record<string, unknown>;

const rowsOf = (
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

/** One function a type: the fields that it knows, and how they are read. */
const TYPES = {
  locator: {
    fields: ['title', 'bbox', 'place', 'countries', 'labels', 'route'],
    read: (reader: SpecReader, fields: Fields): PictureSpec => {
      const bbox = box(reader, fields.bbox);
      const at = place(reader, fields.place, 'place');
      if (reader.problems.length === 0 && !isWithin(bbox, at))
        reader.note('place', 'lies outside bbox; widen the box or correct the place');
      return {
        type: 'locator',
        title: reader.text(fields.title, 'title'),
        bbox,
        place: at,
        countries: reader.list(fields.countries, 'countries', (item, field) => country(reader, item, field)),
        labels:
          fields.labels === undefined
            ? undefined
            : reader.list(fields.labels, 'labels', (item, field) => labelled(reader, item, field)),
        route: reader
          .list(
            fields.route,
            'route',
            (item, field) => reader.pair(item, field, reader.longitude, reader.latitude, '[77.2, 28.6]'),
            { most: 500 },
          )
          .filter((point) => point !== undefined),
      };
    },
  },
  globe: {
    fields: ['title', 'center', 'cities', 'arcs'],
    read: (reader: SpecReader, fields: Fields): PictureSpec => {
      const center = reader.record(fields.center, 'center', ['lat', 'lon']);
      const cities = reader.list(fields.cities, 'cities', (item, field) => place(reader, item, field));
      const city = (item: unknown, field: string): string => {
        const name = reader.text(item, field);
        if (!cities.some((known) => known.name === name))
          reader.note(field, `“${name}” is not among the cities; add it there`);
        return name;
      };
      return {
        type: 'globe',
        title: reader.text(fields.title, 'title'),
        center: {
          lat: reader.latitude(center.lat, 'center.lat'),
          lon: reader.longitude(center.lon, 'center.lon'),
        },
        cities,
        arcs: reader
          .list(fields.arcs, 'arcs', (item, field) =>
            reader.pair(item, field, city, city, '[Mumbai, Singapore]'),
          )
          .filter((arc) => arc !== undefined),
      };
    },
  },
  bar: {
    fields: ['title', 'subtitle', 'unit', 'rows', 'highlight', 'source'],
    read: (reader: SpecReader, fields: Fields): PictureSpec => {
      const rows = rowsOf(reader, fields.rows, 'rows', '[Solar, 46]', 10);
      const given = typeof fields.highlight === 'string' ? [fields.highlight] : fields.highlight;
      const highlight = reader.list(given, 'highlight', (item, field) => {
        const label = reader.text(item, field);
        if (!rows.some(([known]) => known === label))
          reader.note(field, `“${label}” is not the label of a row; write it as the row does`);
        return label;
      });
      return { type: 'bar', ...heading(reader, fields), rows, highlight };
    },
  },
  line: {
    fields: ['title', 'subtitle', 'unit', 'points', 'event', 'source'],
    read: (reader: SpecReader, fields: Fields): PictureSpec => {
      const points = rowsOf(reader, fields.points, 'points', '[2007, 46]', 300);
      const event =
        fields.event === undefined ? undefined : reader.record(fields.event, 'event', ['x', 'label']);
      return {
        type: 'line',
        ...heading(reader, fields),
        points,
        event: event && {
          x: reader.text(event.x, 'event.x'),
          label: reader.text(event.label, 'event.label', 40),
        },
      };
    },
  },
  number: {
    fields: ['figure', 'text'],
    read: (reader: SpecReader, fields: Fields): PictureSpec => ({
      type: 'number',
      figure: reader.text(fields.figure, 'figure', 14),
      text: reader.text(fields.text, 'text', 140),
    }),
  },
  poster: {
    fields: ['lines', 'accent'],
    read: (reader: SpecReader, fields: Fields): PictureSpec => {
      const accent = ACCENTS.find((known) => known === (fields.accent ?? 'ink'));
      if (!accent) reader.note('accent', `must be one of ${ACCENTS.join(', ')}`);
      return {
        type: 'poster',
        lines: reader.list(fields.lines, 'lines', (item, field) => reader.text(item, field, 24), {
          least: 1,
          most: 6,
          example: '[The long, novel, is back]',
        }),
        accent: accent ?? ('ink' satisfies Accent),
      };
    },
  },
  hemicycle: {
    fields: ['title', 'subtitle', 'blocs', 'source'],
    read: (reader: SpecReader, fields: Fields): PictureSpec => ({
      type: 'hemicycle',
      title: reader.text(fields.title, 'title'),
      subtitle: reader.optionalText(fields.subtitle, 'subtitle'),
      blocs: rowsOf(reader, fields.blocs, 'blocs', '[Progress, 126]', 8).map(([name, seats], at) => {
        if (!Number.isInteger(seats) || seats < 1 || seats > 800)
          reader.note(`blocs[${at}][1]`, `is ${seats}; write a whole number of seats`);
        return [name, Math.max(1, Math.round(seats))];
      }),
      source: reader.optionalText(fields.source, 'source', 120),
    }),
  },
};

const heading = (reader: SpecReader, fields: Fields) => ({
  title: reader.text(fields.title, 'title', 90),
  subtitle: reader.optionalText(fields.subtitle, 'subtitle'),
  unit: reader.optionalText(fields.unit, 'unit', 24),
  source: reader.optionalText(fields.source, 'source', 120),
});

const isType = (type: unknown): type is keyof typeof TYPES =>
  typeof type === 'string' && Object.hasOwn(TYPES, type);

/** Reads a spec; never throws for what stands in the file. */
export function readSpec(yaml: string): PictureSpec | { faults: SpecFault[] } {
  const document = parseDocument(yaml);
  const [broken] = document.errors;
  if (broken) {
    return {
      faults: [
        {
          line: broken.linePos?.[0].line,
          field: '',
          message: `is not YAML: ${broken.message.split('\n')[0]}`,
        },
      ],
    };
  }
  const reader = new SpecReader();
  const value: unknown = document.toJS({ maxAliasCount: 20 });
  const type: unknown =
    typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (!isType(type))
    return { faults: [{ field: 'type', message: `must be one of ${Object.keys(TYPES).join(', ')}` }] };
  const { fields, read } = TYPES[type];
  const spec = read(reader, reader.record(value, '', ['type', ...fields]));
  if (reader.problems.length === 0) return spec;
  return {
    faults: reader.problems.map(({ field, message }) => {
      const key = field.split(/[.[]/)[0] ?? '';
      const at = yaml.split(/\r?\n/).findIndex((line) => line.startsWith(`${key}:`));
      return { line: at < 0 ? undefined : at + 1, field, message };
    }),
  };
}
