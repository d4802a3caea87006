/** SVG path data, written short: relative, tenths of a unit, no needless separators. */
import type { Line } from './geometry.ts';

/** Tenths of a unit as text: 5 → `.5`, -12 → `-1.2`. */
function decimal(tenths: number): string {
  const whole = Math.trunc(tenths / 10);
  const rest = Math.abs(tenths % 10);
  const sign = tenths < 0 ? '-' : '';
  if (rest === 0) return `${sign}${Math.abs(whole)}`;
  return `${sign}${whole === 0 ? '' : Math.abs(whole)}.${rest}`;
}

const pair = (x: number, y: number): string => {
  const [first, second] = [decimal(x), decimal(y)];
  return second.startsWith('-') ? first + second : `${first},${second}`;
};

/** One line; `closed` joins the end to the start. Empty where rounding leaves a single point. */
export function lineData(line: Line, closed = false): string {
  let data = '';
  let [x, y] = [0, 0];
  let command = 'M';
  for (const point of line) {
    const [nextX, nextY] = [Math.round(point[0] * 10), Math.round(point[1] * 10)];
    if (command === 'M') {
      data = `M${pair(nextX, nextY)}`;
      command = 'l';
    } else if (nextX !== x || nextY !== y) {
      const step = pair(nextX - x, nextY - y);
      data += command === 'l' || step.startsWith('-') ? command + step : ` ${step}`;
      command = '';
    }
    [x, y] = [nextX, nextY];
  }
  return command === '' ? data + (closed ? 'z' : '') : '';
}

export const ringsData = (rings: readonly Line[]): string =>
  rings.map((ring) => lineData(ring, true)).join('');
export const linesData = (lines: readonly Line[]): string => lines.map((line) => lineData(line)).join('');
