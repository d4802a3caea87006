import { describe, expect, it } from 'vitest';
import { originForm, readTarget } from './request-path.ts';

describe('reading a request target', () => {
  it('knows the canonical spelling of a path and whether it was used', () => {
    expect(readTarget('/world?page=2')).toMatchObject({ path: '/world', canonical: true, search: '?page=2' });
    expect(readTarget('/world/')).toMatchObject({ path: '/world', href: '/world', canonical: false });
    expect(readTarget('/world//2007')).toMatchObject({ href: '/world/2007', canonical: false });
    expect(readTarget('/science/%e0%a4%86')).toMatchObject({
      path: '/science/आ',
      href: '/science/%E0%A4%86',
    });
  });

  it('never makes a redirect to another host of it', () => {
    expect(readTarget('//evil.example/x')).toMatchObject({ href: '/evil.example/x' });
    expect(readTarget('/\\evil.example')).toMatchObject({ kind: 'refused', status: 400 });
    expect(readTarget('http://evil.example/')).toMatchObject({ kind: 'refused', status: 400 });
  });

  it.each(['/%', '/%zz', '/%E0%A4', '/a%00b', '/a/%2e%2e/b', '/../etc', '/a%2Fb', '/a%0d%0aX: y'])(
    'refuses %s',
    (target) => expect(readTarget(target)).toMatchObject({ kind: 'refused', status: 400 }),
  );

  it.each([
    ['http://meridian.example/world?x=1', '/world?x=1'],
    ['HTTPS://127.0.0.1:3000/', '/'],
    ['http://meridian.example', '/'],
    ['http://meridian.example?x=1', '/?x=1'],
    ['http://meridian.example//evil.example/', '//evil.example/'],
    ['/world', '/world'],
    ['http:///world', 'http:///world'],
    ['ftp://meridian.example/world', 'ftp://meridian.example/world'],
    ['*', '*'],
    ['world', 'world'],
  ])('takes the absolute-form: %s', (target, origin) => expect(originForm(target)).toBe(origin));

  it('refuses an address that is too long', () => {
    expect(readTarget(`/${'a'.repeat(9000)}`)).toMatchObject({ kind: 'refused', status: 414 });
  });
});
