import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentDir } from '#lib/env.ts';
import { LEGS, poseAt, SECONDS } from './descent.ts';
import { drawDescent } from './descent-frame.ts';

const startOf = (name: string): number => {
  const index = LEGS.findIndex((leg) => leg.name === name);
  expect(index).toBeGreaterThanOrEqual(0);
  return LEGS.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0);
};

describe('the film of the descent', () => {
  it.each([
    ['Rough braking', 30, 1680],
    ['Altitude hold', 7.4, 358],
    ['Fine braking', 6.8, 358],
    ['Straight down', 0.8, 0],
    ['Hover', 0.15, 0],
    ['Touchdown', 0, 0],
  ])('shows the published figures where %s begins', (name, height, speed) => {
    const pose = poseAt(startOf(name) + 1e-9);
    expect(pose.height).toBeCloseTo(height, 5);
    expect(pose.speed).toBeCloseTo(speed, 5);
  });

  it('never climbs, speeds up or turns back, and joins its parts without a jump', () => {
    for (let second = 0.01; second <= SECONDS; second += 0.01) {
      const [before, now] = [poseAt(second - 0.01), poseAt(second)];
      expect(now.height).toBeLessThanOrEqual(before.height + 1e-9);
      expect(now.speed).toBeLessThanOrEqual(before.speed + 1e-9);
      expect(now.way).toBeGreaterThanOrEqual(before.way - 1e-9);
      expect(before.height - now.height).toBeLessThan(0.2);
      expect(now.way - before.way).toBeLessThan(0.01);
      expect(Math.abs(now.tilt - before.tilt)).toBeLessThan(1);
    }
  });

  it('draws the meridian where the lander is, and nothing else in vermilion', () => {
    const frame = drawDescent(4);
    const [, x] = /translate\(([\d.]+) /.exec(frame) ?? [];
    expect(frame.match(/#b92b0d/g)).toHaveLength(1);
    expect(frame).toMatch(new RegExp(`x1="${x}"[^>]* x2="${x}"[^>]*#b92b0d`));
  });

  it('is small, as long as its data, and plays before all of it has come', () => {
    const film = readFileSync(join(contentDir(), 'media', 'films', 'chandrayaan-3-descent.mp4'));
    expect(film.length).toBeLessThanOrEqual(400 * 1024);
    expect(film.indexOf('moov')).toBeGreaterThan(0);
    expect(film.indexOf('moov')).toBeLessThan(film.indexOf('mdat'));
    // Movie header, version 0: units a second, then the length in them.
    const header = film.indexOf('mvhd') + 16;
    expect(film.readUInt32BE(header + 4) / film.readUInt32BE(header)).toBeCloseTo(SECONDS, 1);
  });
});
