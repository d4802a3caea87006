import type { Element, ElementContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { isInside, type Line, type Point } from './geometry.ts';
import { locatorMap, MAP_WIDTH, summaryOfMap } from './locator-map.ts';
import { type MapKind, measureMapText } from './map-labels.ts';
import { serialize } from './svg.ts';

const SIZE = { width: 840, height: 504 };
const TALL = Math.round((MAP_WIDTH * SIZE.height) / SIZE.width);
const baghdad = { lat: 33.3, lon: 44.4, label: 'Baghdad' };
const PLACES = [
  baghdad,
  { lat: 28.6, lon: 77.2, label: 'New Delhi', zoom: 3 },
  { lat: -18.1, lon: 178.4, label: 'Suva', zoom: 2 },
  { lat: 40.7, lon: -74, label: 'New York', zoom: 1 },
  { lat: 82.5, lon: -62.3, label: 'Alert' },
  { lat: -90, lon: 0, label: 'South Pole' },
  {
    lat: 51.5,
    lon: -0.1,
    label: 'A name much longer than any map could ever find the room to print in full',
    zoom: 7,
  },
];

const descendants = (node: Element): Element[] =>
  node.children.flatMap((child: ElementContent) =>
    child.type === 'element' ? [child, ...descendants(child)] : [],
  );
const withClass = (tree: Element, name: string): Element[] =>
  descendants(tree).filter(({ properties }) => String(properties.className).split(',').includes(name));
const textOf = (element: Element): string =>
  element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

/** Rings of relative path data, as `path-data.ts` writes it. */
function ringsOf(data: string): Line[] {
  return data
    .split('z')
    .filter(Boolean)
    .map((ring) => {
      const numbers = (ring.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
      let [x, y] = [0, 0];
      return numbers.flatMap((value, at): Point[] => {
        if (at % 2 === 0) {
          x += value;
          return [];
        }
        y += value;
        return [[x, y]];
      });
    });
}

const KIND: Record<string, MapKind> = {
  'g-t-pin': 'pin',
  'g-t-country': 'country',
  'g-t-deg': 'degrees',
  'g-t-place': 'city',
  'g-t-sea': 'sea',
};

function boxOf(label: Element, narrow: boolean) {
  const classes = String(label.properties.className).split(',');
  const kind = classes.map((name) => KIND[name]).find((found) => found !== undefined) ?? 'city';
  const { width, height } = measureMapText(textOf(label), kind, narrow);
  const [x, y] = [Number(label.properties.x), Number(label.properties.y)];
  const anchor = label.properties.textAnchor;
  const x0 = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { text: textOf(label), x0, x1: x0 + width, y0: y - height / 2, y1: y + height / 2 };
}

describe('a locator map', () => {
  it('shows Baghdad inside Iraq, on its meridian', () => {
    const map = locatorMap(baghdad, SIZE);
    const [focus] = withClass(map, 'g-focus');
    expect(isInside([MAP_WIDTH / 2, TALL / 2], ringsOf(String(focus?.properties.d)))).toBe(true);
    expect(withClass(map, 'g-meridian')[0]?.properties.d).toBe(`M${MAP_WIDTH / 2},0v${TALL}`);
    const names = withClass(map, 'g-t').map(textOf);
    expect(names).toEqual(
      expect.arrayContaining(['Baghdad', '44° 24′ E', 'Iraq', 'Iran', 'Syria', 'Saudi Arabia']),
    );
  });

  it.each(PLACES)('keeps the names around $label in the frame and apart, wide and on a phone', (place) => {
    const labels = withClass(locatorMap(place, SIZE), 'g-t');
    for (const narrow of [true, false]) {
      const shown = labels.filter(
        ({ properties }) => !narrow || !String(properties.className).includes('g-minor'),
      );
      const boxes = shown.map((label) => boxOf(label, narrow));
      for (const box of boxes) {
        expect([box.x0 >= 0, box.y0 >= 0, box.x1 <= MAP_WIDTH, box.y1 <= TALL], box.text).toEqual([
          true,
          true,
          true,
          true,
        ]);
        const others = boxes.filter(
          (other) =>
            other !== box && other.x0 < box.x1 && box.x0 < other.x1 && other.y0 < box.y1 && box.y0 < other.y1,
        );
        expect(
          others.map(({ text }) => text),
          box.text,
        ).toEqual([]);
      }
    }
  });

  it.each(PLACES)('stays below 12 KB, without style, script, id or colour of its own: $label', (place) => {
    const markup = serialize(locatorMap(place, SIZE));
    expect(markup.length).toBeLessThan(12 * 1024);
    expect(markup).not.toMatch(/<(style|script|image)|\s(style|id|href|fill|stroke)=|NaN|undefined/);
  });

  it('is drawn the same every time, and once while it is kept', () => {
    const first = locatorMap({ lat: 12.3, lon: 45.6 }, SIZE);
    const markup = serialize(first);
    expect(locatorMap({ lat: 12.3, lon: 45.6 }, SIZE)).toBe(first);
    for (let lon = 0; lon < 70; lon++) locatorMap({ lat: 0, lon: -lon, zoom: 6 }, SIZE);
    const again = locatorMap({ lat: 12.3, lon: 45.6 }, SIZE);
    expect(again).not.toBe(first);
    expect(serialize(again)).toBe(markup);
  });

  it('says in words what it shows', () => {
    expect(locatorMap(baghdad, SIZE).properties.ariaLabel).toBe(
      'Map showing Baghdad, Iraq, at 33.3° N 44.4° E',
    );
    expect(summaryOfMap({ lat: -33.87, lon: -151.2 })).toBe('Map showing 33.9° S 151.2° W');
    expect(summaryOfMap({ lat: 1.35, lon: 103.8, label: 'Singapore' })).toBe(
      'Map showing Singapore, at 1.4° N 103.8° E',
    );
  });
});
