const SIZE = 320;
const RADIUS = SIZE / 2 - 1;
const middle = SIZE / 2;
const STEPS = [15, 30, 45, 60, 75] as const;

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A parallel at a latitude, seen from the equator: a straight line. */
function parallel(latitude: number): string {
  const half = tenth(RADIUS * sine(90 - Math.abs(latitude)));
  return `M${tenth(middle - half)},${tenth(middle - RADIUS * sine(latitude))}h${2 * half}`;
}

/** The globe without land, where no page is; the meridian says: here. */
export const Globe = () => (
  <svg className="globe" viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true" focusable="false">
    <circle className="globe-sea" cx={middle} cy={middle} r={RADIUS} />
    {STEPS.map((longitude) => (
      <ellipse key={longitude} cx={middle} cy={middle} rx={tenth(RADIUS * sine(longitude))} ry={RADIUS} />
    ))}
    <path d={[0, ...STEPS.flatMap((latitude) => [latitude, -latitude])].map(parallel).join('')} />
    <path className="globe-meridian" d={`M${middle},1v${2 * RADIUS}`} />
    <circle className="globe-here" cx={middle} cy={middle} r={6} />
  </svg>
);
