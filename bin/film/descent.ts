/**
 * The powered descent of Chandrayaan-3's lander as the film tells it. Heights, speeds and durations are those that ISRO
 * published for the descent of 23 August 2023; between them the film draws even acceleration. Seconds are the film's.
 */

interface Leg {
  name: string;
  /** Clock time or duration, where published. */
  when?: string;
  text: string;
  /** Of the film. */
  seconds: number;
  /** Kilometres above the ground, at the start and the end; likewise below. */
  height: [number, number];
  /** Metres per second along the ground. */
  speed: [number, number];
  /** Share of the way to the landing site, as drawn. */
  way: [number, number];
  /** Metres per second downwards; only their ratio is drawn. */
  sink: [number, number];
  /** Degrees from upright; at -90 the engines point forwards. */
  tilt: [number, number];
  engines: 0 | 2 | 4;
}

export const LEGS: readonly Leg[] = [
  {
    name: 'Descent begins',
    when: '17:45 Indian time',
    text: 'Vikram flies level with the ground, its engines pointing forwards.',
    seconds: 1.3,
    height: [30, 30],
    speed: [1680, 1680],
    way: [0, 0],
    sink: [1, 1],
    tilt: [-90, -90],
    engines: 0,
  },
  {
    name: 'Rough braking',
    when: '690 seconds, as planned',
    text: 'Four engines take off most of the speed, over more than 700 km.',
    seconds: 3.2,
    height: [30, 7.4],
    speed: [1680, 358],
    way: [0, 0.68],
    sink: [0, 61],
    tilt: [-90, -60],
    engines: 4,
  },
  {
    name: 'Altitude hold',
    when: 'About 10 seconds',
    text: 'Hardly any lower, the lander steadies itself.',
    seconds: 1.6,
    height: [7.4, 6.8],
    // No figure for its end was found, so the last one stands.
    speed: [358, 358],
    way: [0.68, 0.78],
    sink: [1, 1],
    tilt: [-60, -50],
    engines: 4,
  },
  {
    name: 'Fine braking',
    text: 'On two engines it slows further and turns upright.',
    seconds: 2.4,
    height: [6.8, 0.8],
    speed: [358, 0],
    way: [0.78, 1],
    sink: [61, 0],
    tilt: [-50, 0],
    engines: 2,
  },
  {
    name: 'Straight down',
    text: 'From 800 m to 150 m the lander only sinks.',
    seconds: 1.3,
    height: [0.8, 0.15],
    speed: [0, 0],
    way: [1, 1],
    sink: [1, 1],
    tilt: [0, 0],
    engines: 2,
  },
  {
    name: 'Hover',
    when: 'About 30 seconds',
    text: 'Cameras and sensors look for a safe spot below.',
    seconds: 1.6,
    height: [0.15, 0.15],
    speed: [0, 0],
    way: [1, 1],
    sink: [1, 1],
    tilt: [0, 0],
    engines: 2,
  },
  {
    name: 'The last 150 m',
    text: 'Vikram comes down on its four legs.',
    seconds: 1,
    height: [0.15, 0],
    speed: [0, 0],
    way: [1, 1],
    sink: [3, 1],
    tilt: [0, 0],
    engines: 2,
  },
  {
    name: 'Touchdown',
    when: '18:03 Indian time',
    text: 'India is the fourth country to land softly on the Moon.',
    seconds: 1.6,
    height: [0, 0],
    speed: [0, 0],
    way: [1, 1],
    sink: [1, 1],
    tilt: [0, 0],
    engines: 0,
  },
];

/** Length of the film. */
export const SECONDS = LEGS.reduce((sum, { seconds }) => sum + seconds, 0);

/** The lander at one moment of the film; units as in `Leg`. */
export interface Pose {
  leg: Leg;
  height: number;
  speed: number;
  way: number;
  tilt: number;
}

const between = ([start, end]: [number, number], share: number): number => start + (end - start) * share;

/** Share of a leg's distance that lies behind after a share of its time, at a speed that changes evenly. */
function covered([start, end]: [number, number], time: number): number {
  const whole = (start + end) / 2;
  return whole === 0 ? 0 : (start * time + ((end - start) * time ** 2) / 2) / whole;
}

/** The leg that a second of the film falls into, and the share of the leg that has passed. */
function legAt(second: number): [leg: Leg, time: number] {
  let start = 0;
  for (const leg of LEGS) {
    if (second < start + leg.seconds) return [leg, Math.max(0, second - start) / leg.seconds];
    start += leg.seconds;
  }
  const last = LEGS.at(-1);
  if (last === undefined) throw new Error('The film has no legs.');
  return [last, 1];
}

/** The lander at a second of the film; before its start and after its end as at them. */
export function poseAt(second: number): Pose {
  const [leg, time] = legAt(second);
  return {
    leg,
    height: between(leg.height, covered(leg.sink, time)),
    speed: between(leg.speed, time),
    way: between(leg.way, covered(leg.speed, time)),
    tilt: between(leg.tilt, time),
  };
}
