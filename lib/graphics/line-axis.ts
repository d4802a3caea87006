/** Where the points of a line chart stand along its foot, and which of them are named. */
import { ticks } from 'd3-array';
import { textWidth } from './text-width.ts';
import { CHART_TYPE } from './type-sizes.ts';

export interface Tick {
  /** 0 at the left edge, 1 at the right. */
  at: number;
  text: string;
}

export interface FootAxis {
  /** Position of each row, 0 to 1. */
  positions: number[];
  ticks: Tick[];
  /** Position of a value that need not be a row, such as an event's year; undefined where the axis has no such place. */
  place(value: string | number): number | undefined;
}

const asNumber = (label: string): number | undefined => {
  const plain = label.replace('−', '-').trim();
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};

/** `2007-05` and `2007-05-29` as an instant. */
const asDay = (label: string): number | undefined => {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(label.trim());
  return found ? Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3] ?? 1)) : undefined;
};

/** Every label read the same way, or none: a scale in proportion needs all of them, in order. */
function readAll(
  labels: readonly string[],
  read: (label: string) => number | undefined,
): number[] | undefined {
  const values = labels.map(read);
  const known = values.filter((value) => value !== undefined);
  const rises = known.every((value, at) => at === 0 || value > (known[at - 1] ?? value));
  return known.length === labels.length && known.length > 1 && rises ? known : undefined;
}

/** As many ticks as have room, the first and the last first of all. */
function withRoom(candidates: readonly Tick[], width: number): Tick[] {
  const size = CHART_TYPE.tick.narrow;
  for (let every = 1; every < candidates.length; every++) {
    const kept = candidates.filter((_, at) => at % every === 0);
    const fits = kept.every((tick, at) => {
      const next = kept[at + 1];
      const room = (textWidth(tick.text, size) + textWidth(next?.text ?? '', size)) / 2 + size * 0.7;
      return !next || (next.at - tick.at) * width >= room;
    });
    if (fits) return kept;
  }
  return candidates.slice(0, 1);
}

/** The foot of a chart for the rows' labels: numbers and dates in proportion, anything else evenly spaced. */
export function footAxis(labels: readonly string[], width: number): FootAxis {
  for (const read of [asNumber, asDay]) {
    const values = readAll(labels, read);
    const [first, last] = [values?.[0], values?.at(-1)];
    if (!values || first === undefined || last === undefined) continue;
    const share = (value: number): number => (value - first) / (last - first);
    const round =
      read === asNumber
        ? ticks(first, last, 6).filter((value) => values.length > 8 || Number.isInteger(value))
        : [];
    const named =
      round.length > 1 && labels.length > 8
        ? round.map((value) => ({ at: share(value), text: String(value).replace('-', '−') }))
        : values.map((value, at) => ({ at: share(value), text: labels[at] ?? '' }));
    return {
      positions: values.map(share),
      ticks: withRoom(named, width),
      place: (value) => {
        const number = read(String(value));
        const at = number === undefined ? undefined : share(number);
        return at !== undefined && at >= 0 && at <= 1 ? at : undefined;
      },
    };
  }
  const share = (at: number): number => (labels.length > 1 ? at / (labels.length - 1) : 0.5);
  return {
    positions: labels.map((_, at) => share(at)),
    ticks: withRoom(
      labels.map((text, at) => ({ at: share(at), text })),
      width,
    ),
    place: (value) => {
      const at = labels.indexOf(String(value));
      return at < 0 ? undefined : share(at);
    },
  };
}
