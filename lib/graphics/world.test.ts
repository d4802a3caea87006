import { describe, expect, it } from 'vitest';
import { fineWorld } from './fine-world.ts';
import { isInside } from './geometry.ts';
import { coarseWorld, countryAt, mediumWorld, type World } from './world.ts';

const isLand = ({ land }: World, lat: number, lon: number): boolean =>
  land.some(({ rings }) => [-360, 0, 360].some((turn) => isInside([lon + turn, lat], rings)));

describe('the country at a place', () => {
  it.each([
    ['Baghdad', 33.31, 44.37, 'Iraq'],
    ['Suva, by the 180th meridian', -18.0, 178.0, 'Fiji'],
    ['Anadyr, beyond it', 66.5, -172, 'Russia'],
    ['the South Pole', -89.9, 0, 'Antarctica'],
    ['Maseru, inside South Africa', -29.5, 28.3, 'Lesotho'],
  ])('finds %s', (_, lat, lon, name) => {
    expect(countryAt(mediumWorld(), lat, lon)?.name).toBe(name);
  });

  it('finds none at sea', () => {
    expect(countryAt(mediumWorld(), 0, -30)).toBeUndefined();
  });
});

describe('every atlas', () => {
  it.each([
    ['1:110m', coarseWorld],
    ['1:50m', mediumWorld],
    ['1:10m, whose Maldives are wound backwards', fineWorld],
  ])('keeps land and sea apart: %s', (_, load) => {
    const world = load();
    expect(isLand(world, 22, 78)).toBe(true);
    expect(isLand(world, -80, 20)).toBe(true);
    expect(isLand(world, 0, 73.9)).toBe(false);
    expect(isLand(world, 0, -150)).toBe(false);
  });

  it('is read once', () => {
    expect(mediumWorld()).toBe(mediumWorld());
  });
});
