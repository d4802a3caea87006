/**
 * Draws what an article costs to take in, by the size of the archive, from `figures/ingest.json`: `figures/ingest.svg`.
 *
 *     node bench/draw-ingest.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { figures } from './ingest-figures.ts';

const WIDTH = 640;
const HEIGHT = 300;
const EDGE = { top: 44, right: 44, bottom: 44, left: 52 };

const points = figures().map(({ articles, cold }) => ({
  articles,
  wall: (cold.seconds / articles) * 1000,
  processor: (cold.processor / articles) * 1000,
}));
type Point = (typeof points)[number];
const sizes = points.map(({ articles }) => articles);
const most = Math.max(...points.flatMap(({ wall, processor }) => [wall, processor]));
const x = scaleLog()
  .domain([Math.min(...sizes), Math.max(...sizes)])
  .range([EDGE.left, WIDTH - EDGE.right]);
const y = scaleLinear()
  .domain([0, most])
  .nice(5)
  .range([HEIGHT - EDGE.bottom, EDGE.top]);

const text = (at: { x: number; y: number; anchor?: string; class?: string }, words: string): string =>
  `<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" text-anchor="${at.anchor ?? 'middle'}"${at.class ? ` class="${at.class}"` : ''}>${words}</text>`;
const rule = (value: number): string =>
  `<line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(value)}" y2="${y(value)}"/>${text({ x: EDGE.left - 8, y: y(value) + 4, anchor: 'end' }, value.toFixed(1))}`;

function curve(name: 'wall' | 'processor', above: boolean): string {
  const path = line<Point>()
    .x((point) => x(point.articles))
    .y((point) => y(point[name]))(points);
  const marks = points.map((point) => {
    const [left, top] = [x(point.articles), y(point[name])];
    const label = text({ x: left, y: top + (above ? -10 : 20), class: name }, point[name].toFixed(2));
    return `<circle cx="${left.toFixed(1)}" cy="${top.toFixed(1)}" r="3.5" class="${name}"/>${label}`;
  });
  return `<path d="${path}" class="${name}"/>${marks.join('')}`;
}

const spoken = points
  .map(({ articles, wall }) => `${articles.toLocaleString('en')}: ${wall.toFixed(2)}`)
  .join('; ');
writeFileSync(
  join(import.meta.dirname, 'figures/ingest.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Milliseconds an article, by articles: ${spoken}.">
<style>
svg { background: #fff; color: #1a1a1a; font: 12px system-ui, sans-serif; }
text { fill: currentColor; } line { stroke: currentColor; opacity: .18; }
path { fill: none; stroke-width: 2; } path.wall { stroke: #c8321e; } circle.wall, text.wall { fill: #c8321e; }
path.processor { stroke: #55606e; stroke-dasharray: 5 4; } circle.processor, text.processor { fill: #55606e; }
@media (prefers-color-scheme: dark) {
  svg { background: #121212; color: #e8e6e1; }
  path.wall { stroke: #ff7a63; } circle.wall, text.wall { fill: #ff7a63; }
  path.processor { stroke: #a8b3c2; } circle.processor, text.processor { fill: #a8b3c2; }
}
</style>
${text({ x: EDGE.left, y: 18, anchor: 'start' }, 'Milliseconds an article, read from an empty data folder')}
${text({ x: WIDTH - EDGE.right - 136, y: 18, anchor: 'end', class: 'wall' }, 'time')}
${text({ x: WIDTH - EDGE.right, y: 18, anchor: 'end', class: 'processor' }, 'processor, all threads')}
${y.ticks(5).map(rule).join('\n')}
${sizes.map((size) => text({ x: x(size), y: HEIGHT - EDGE.bottom + 20 }, size.toLocaleString('en'))).join('\n')}
${text({ x: (EDGE.left + WIDTH - EDGE.right) / 2, y: HEIGHT - 6 }, 'articles')}
${curve('wall', false)}
${curve('processor', true)}
</svg>
`,
);
