import type { Element } from 'hast';
import { draw, tenth, write } from '../svg.ts';
import { textWidth } from '../text-width.ts';
import { CHART_TYPE } from '../type-sizes.ts';
import { CARD, cardFurniture } from './chart-picture.ts';
import type { Sheet } from './frame.ts';
import type { HemicycleSpec } from './spec.ts';

interface Seat {
  angle: number;
  radius: number;
}

/** Inner radius as a share of the outer one. */
const HOLLOW = 0.4;

/** Seats in rows of equal spacing, sorted from left to right as blocs sit. */
function seatsOf(total: number, outer: number): { seats: Seat[]; spacing: number } {
  const rows = Math.max(2, Math.min(14, Math.round(Math.sqrt(total / 4.2))));
  const inner = outer * HOLLOW;
  const radii = Array.from({ length: rows }, (_, at) => inner + ((outer - inner) * at) / (rows - 1));
  const sum = radii.reduce((all, radius) => all + radius, 0);
  let left = total;
  const seats = radii.flatMap((radius, row) => {
    const count = row === rows - 1 ? left : Math.min(left, Math.round((total * radius) / sum));
    left -= count;
    return Array.from({ length: count }, (_, at) => ({
      angle: count > 1 ? Math.PI * (1 - at / (count - 1)) : Math.PI / 2,
      radius,
    }));
  });
  seats.sort((a, b) => b.angle - a.angle || a.radius - b.radius);
  return {
    seats,
    spacing: Math.min((outer - inner) / (rows - 1), (Math.PI * sum) / Math.max(1, total - rows)),
  };
}

/** Names and seats of the blocs, in the order in which they sit, in rows of a legend centred under the seats. */
function legend(blocs: HemicycleSpec['blocs'], foot: number): Element[] {
  const size = CHART_TYPE.tick.narrow;
  const entries = blocs.map(([name, seats], at) => ({
    text: `${name} ${seats}`,
    at,
    width: 34 + textWidth(`${name} ${seats}`, size) + 40,
  }));
  const rows: (typeof entries)[] = [[]];
  for (const entry of entries) {
    const row = rows.at(-1) ?? [];
    const used = row.reduce((sum, { width }) => sum + width, 0);
    if (row.length > 0 && used + entry.width > CARD.width - 100) rows.push([entry]);
    else row.push(entry);
  }
  return rows.flatMap((row, line) => {
    const y = foot - (rows.length - 1 - line) * 56;
    let x = (CARD.width - row.reduce((sum, { width }) => sum + width, -40)) / 2;
    return row.flatMap(({ text, at, width }) => {
      const left = x;
      x += width;
      return [
        draw('circle', `g-bloc-${at} g-key`, { cx: tenth(left + 12), cy: y - 12, r: 12 }),
        write('g-t-tick g-t-legend', text, { x: tenth(left + 36), y }),
      ];
    });
  });
}

const legendRows = (elements: readonly Element[]): number =>
  new Set(elements.map(({ properties }) => properties.y).filter(Boolean)).size;

/** Seats of a house, or votes in it: the meridian stands where more than half begins. */
export function drawHemicycle(spec: HemicycleSpec): { sheet: Sheet; left: string[] } {
  const { elements, room } = cardFurniture(spec);
  const foot = CARD.height - (spec.source ? 96 : 46);
  const total = spec.blocs.reduce((sum, [, seats]) => sum + seats, 0);
  const names = legend(spec.blocs, foot);
  const floor = foot - legendRows(names) * 56 - 26;
  const outer = Math.min(CARD.width / 2 - 110, floor - room.y0 - 74);
  const centre = CARD.width / 2;
  const { seats, spacing } = seatsOf(total, outer);
  const radius = tenth(Math.max(3, spacing * 0.42));
  let taken = 0;
  const groups = spec.blocs.map(([, count], bloc) => {
    const circles = seats.slice(taken, taken + count).map(({ angle, radius: r }) =>
      draw('circle', '', {
        cx: tenth(centre + Math.cos(angle) * r),
        cy: tenth(floor - Math.sin(angle) * r),
        r: radius,
      }),
    );
    taken += count;
    return draw('g', `g-bloc-${bloc}`, {}, circles);
  });
  const top = floor - outer - 40;
  return {
    sheet: {
      ...CARD,
      family: 'g-chart',
      title: spec.title,
      description: `${spec.subtitle ? `${spec.subtitle}. ` : ''}${spec.blocs.map(([name, count]) => `${name} ${count}`).join(', ')}; ${total} in all, more than half is ${Math.floor(total / 2) + 1}.`,
      elements: [
        ...elements,
        ...groups,
        draw('path', 'g-meridian', { d: `M${centre},${tenth(top)}V${floor + 14}` }),
        write('g-t-note', `More than half: ${Math.floor(total / 2) + 1}`, {
          x: centre + 16,
          y: tenth(top + 14),
        }),
        ...names,
      ],
    },
    left: [],
  };
}
