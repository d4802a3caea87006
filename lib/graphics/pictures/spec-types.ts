/** One entry a type of picture: the fields that it knows, and how they are read. */
import { ACCENTS, type Accent, type PictureSpec } from './spec.ts';
import { box, country, type Fields, heading, isWithin, labelled, place, rowsOf } from './spec-fields.ts';
import type { SpecReader } from './spec-reader.ts';

interface SpecType {
  fields: string[];
  read(reader: SpecReader, fields: Fields): PictureSpec;
}

export const SPEC_TYPES = {
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
} satisfies Record<PictureSpec['type'], SpecType>;
