/** One frame of the film of the descent: figures on the left, the way down on the right, the meridian where the lander is. */
import type { Element } from 'hast';
import { TOKENS } from '#lib/graphics/pictures/tokens.ts';
import { draw, serialize, tenth } from '#lib/graphics/svg.ts';
import { wrapText } from '#lib/graphics/text-width.ts';
import { type Pose, poseAt, SECONDS } from './descent.ts';
import { drawLander, FEET } from './lander.ts';

export const WIDTH = 960;
export const HEIGHT = 540;

/** Players lay their controls over the bottom: what matters stays above. */
const GROUND = 424;
const DRAWING = { left: 352, right: 932, start: 392, site: 824 };
const COLUMN = { left: 36, width: 284 };
/** Heights with a hairline, in kilometres. */
const GUIDES = [30, 7.4, 0.8, 0.15];

/** The design's colours; a film cannot follow the reader's theme, so it keeps to the light ones. */
function colour(token: string): string {
  const value = TOKENS[`--color-${token}`];
  if (value === undefined) throw new Error(`The design has no colour ${token}.`);
  return value[0];
}

/** Vertical place of the lander's middle: the lower, the more a metre counts, so that the last 150 can be seen. */
const levelOf = (height: number): number => GROUND - FEET - 308 * (height / 30) ** 0.45;
const placeOf = ({ way, height }: Pose): [x: number, y: number] => [
  DRAWING.start + (DRAWING.site - DRAWING.start) * way,
  levelOf(height),
];

const figures = new Intl.NumberFormat('en-IN');
const heightText = (height: number): string =>
  height >= 1 ? `${height.toFixed(1)} km` : `${figures.format(Math.round(height * 100) * 10)} m`;
/** The guides' heights are exact. */
const guideText = (height: number): string => (height >= 1 ? `${height} km` : `${height * 1000} m`);

interface Type {
  face: 'Public Sans' | 'Newsreader';
  size: number;
  weight: number;
  fill: string;
  anchor?: 'end';
  spacing?: number;
}

const SANS = { face: 'Public Sans', weight: 500, fill: colour('ink-3') } as const;

const write = (text: string, x: number, y: number, type: Type): Element =>
  draw(
    'text',
    '',
    {
      x,
      y,
      fill: type.fill,
      'font-family': type.face,
      fontSize: type.size,
      'font-weight': type.weight,
      textAnchor: type.anchor,
      'letter-spacing': type.spacing,
    },
    [{ type: 'text', value: text }],
  );

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): Element =>
  draw('line', '', { x1, y1, x2, y2, stroke, 'stroke-width': width });

function way(from: number, to: number, attributes: Record<string, string | number>): Element {
  const points: string[] = [];
  for (let second = from; second < to; second += 1 / 24)
    points.push(placeOf(poseAt(second)).map(tenth).join());
  points.push(placeOf(poseAt(to)).map(tenth).join());
  return draw('polyline', '', { points: points.join(' '), fill: 'none', ...attributes });
}

function drawGround(): Element[] {
  const points: string[] = [];
  for (let x = DRAWING.left; x <= WIDTH; x += 8) {
    // Flat where the lander comes down.
    const rough = Math.min(1, Math.abs(x - DRAWING.site) / 120);
    points.push(`${x},${tenth(GROUND + rough * (3 * Math.sin(x / 23) + 2 * Math.sin(x / 9 + 1)))}`);
  }
  const outline = points.join(' ');
  return [
    draw('polygon', '', {
      points: `${DRAWING.left},${HEIGHT} ${outline} ${WIDTH},${HEIGHT}`,
      fill: colour('map-land'),
    }),
    draw('polyline', '', { points: outline, fill: 'none', stroke: colour('ink'), 'stroke-width': 1.5 }),
  ];
}

const drawGuides = (): Element[] =>
  GUIDES.flatMap((height) => {
    const y = levelOf(height);
    return [
      line(DRAWING.left + 20, y, DRAWING.right, y, colour('rule')),
      write(guideText(height), DRAWING.right, y - 6, { ...SANS, size: 18, anchor: 'end' }),
    ];
  });

function drawColumn({ leg, height, speed }: Pose): Element[] {
  const { left, width } = COLUMN;
  const value = { face: 'Public Sans', size: 48, weight: 600, fill: colour('ink') } as const;
  const top = leg.when === undefined ? 152 : 188;
  return [
    write('23 AUGUST 2023', left, 62, {
      ...SANS,
      size: 18,
      weight: 650,
      fill: colour('science'),
      spacing: 1.3,
    }),
    write(leg.name, left, 112, { face: 'Newsreader', size: 42, weight: 500, fill: colour('ink') }),
    ...(leg.when === undefined
      ? []
      : [write(leg.when, left, 148, { ...SANS, size: 22, weight: 600, fill: colour('ink-2') })]),
    ...wrapText(leg.text, width, 24, { face: 'serif' }).map((text, row) =>
      write(text, left, top + row * 31, {
        face: 'Newsreader',
        size: 24,
        weight: 400,
        fill: colour('ink-2'),
      }),
    ),
    write('Height, about', left, 288, { ...SANS, size: 18 }),
    write(heightText(height), left, 334, value),
    write('Speed along the ground, about', left, 378, { ...SANS, size: 18 }),
    write(`${figures.format(Math.round(speed))} m/s`, left, 424, value),
    write('Schematic; low heights are stretched', left, 466, { ...SANS, size: 16 }),
  ];
}

/** @param second of the film; @returns the frame as an SVG document of `WIDTH` × `HEIGHT` */
export function drawDescent(second: number): string {
  const pose = poseAt(second);
  const [x, y] = placeOf(pose).map(tenth) as [number, number]; // `map` forgets that there are two
  const frame = draw(
    'svg',
    '',
    { xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    [
      draw('rect', '', { width: WIDTH, height: HEIGHT, fill: colour('paper') }),
      ...drawGuides(),
      ...drawGround(),
      line(DRAWING.left, 0, DRAWING.left, HEIGHT, colour('rule')),
      way(second, SECONDS, { stroke: colour('control'), 'stroke-width': 1.5, 'stroke-dasharray': '2 6' }),
      way(0, second, { stroke: colour('ink'), 'stroke-width': 2.5 }),
      line(x, 36, x, GROUND, colour('vermilion'), 2.5),
      drawLander({ x, y, tilt: pose.tilt, engines: pose.leg.engines, second }, colour),
      ...drawColumn(pose),
    ],
  );
  return serialize(frame);
}
