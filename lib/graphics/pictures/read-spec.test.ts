import { describe, expect, it } from 'vitest';
import { readSpec } from './read-spec.ts';

const LOCATOR = `type: locator
title: Iraq
bbox: [36, 27.5, 54, 38.3]
place: { name: Baghdad, lat: 33.3, lon: 44.4 }
`;

const faults = (yaml: string): string[] => {
  const spec = readSpec(yaml);
  return 'faults' in spec
    ? spec.faults.map(({ line, field, message }) => `${line ?? '-'} ${field} ${message}`)
    : [];
};

describe('a graphic’s spec', () => {
  it('takes a country by the name that readers know', () => {
    expect(readSpec(`${LOCATOR}countries: [South Sudan, United States, Iraq]`)).toMatchObject({
      countries: ['S. Sudan', 'United States of America', 'Iraq'],
    });
  });

  it.each([
    ['type: pie', /^- type must be one of locator/],
    ['type: [', /^1 {2}is not YAML/],
    ['', /^- type must be one of/],
    [LOCATOR.replace('27.5', '48'), /^3 bbox puts south \(48\) above north/],
    [LOCATOR.replace('33.3', '133.3'), /^4 place\.lat is 133\.3; it must lie between -90 and 90/],
    [LOCATOR.replace('33.3', '3.3'), /^4 place lies outside bbox/],
    [
      `${LOCATOR}countries: [Irak]`,
      /^5 countries\[0\] “Irak” is no country of Natural Earth; did you mean Iran or Iraq\?|did you mean/,
    ],
    [`${LOCATOR}colour: red`, /^5 colour is not a field; known are/],
    [
      `${LOCATOR}labels: [{ name: X, lat: 1, lon: 2, kind: lake }]`,
      /^5 labels\[0\]\.kind must be one of country, sea, city/,
    ],
    ['type: bar\ntitle: T\nrows: [[a, 1], [b, "2"]]', /^3 rows\[1\]\[1\] is "2"; write a number/],
    [
      'type: bar\ntitle: T\nrows: [[a, 1], [b, 2]]\nhighlight: c',
      /^4 highlight\[0\] “c” is not the label of a row/,
    ],
    [
      'type: globe\ntitle: T\ncenter: {lat: 1, lon: 2}\narcs: [[A, B]]',
      /^4 arcs\[0\]\[0\] “A” is not among the cities/,
    ],
    ['type: poster\nlines: [One]\naccent: pink', /^3 accent must be one of world/],
    [
      'type: hemicycle\ntitle: T\nblocs: [[A, 1.5], [B, 3]]',
      /^3 blocs\[0\]\[1\] is 1.5; write a whole number/,
    ],
  ])('names line, field and remedy: %j', (yaml, message) => {
    expect(faults(yaml).join('\n')).toMatch(message);
  });

  it('tells all that is wrong at once', () => {
    expect(faults('type: line\npoints: [[1, x]]')).toHaveLength(3);
  });
});
