import { expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

const ORIGIN = 'https://paper.example';

it.each([
  ['/world/2026/11/26/talks?page=2', '/world/2026/11/26/talks?page=2'],
  ['/library#saved', '/library'],
  ['/a/../b', '/b'],
  ['/ईरान', '/%E0%A4%88%E0%A4%B0%E0%A4%BE%E0%A4%A8'],
])('%s is a page of our own', (text, path) => {
  expect(ownPath(text, ORIGIN)).toBe(path);
});

it.each([
  '',
  'library',
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/sign-in?next=/x',
  '/sign-out',
  '/api/auth/callback/google',
  '/x\nSet-Cookie: a=b',
  `/${'x'.repeat(600)}`,
])('%j is none', (text) => {
  expect(ownPath(text, ORIGIN)).toBe('/library');
});
