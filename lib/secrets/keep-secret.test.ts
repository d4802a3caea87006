import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepSecret } from './keep-secret.ts';

let folder: string;
let file: string;
const told: string[] = [];
const options = {
  tell: (sentence: string) => void told.push(sentence),
  consequence: 'Readers are signed out.',
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  file = join(folder, 'data/auth-secret');
  told.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is made once, readable only by its owner, and kept', () => {
  const made = keepSecret(file, options);
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(keepSecret(file, options)).toBe(made);
  expect(readdirSync(join(folder, 'data'))).toEqual(['auth-secret']);
  expect(told).toEqual([]);
});

it('may be set by an operator', () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(file, '  a-secret-of-the-house \n');
  expect(keepSecret(file, options)).toBe('a-secret-of-the-house');
});

it.each([
  ['is empty', ''],
  ['is cut short', 'abc'],
  ['is garbled', '\u0000\u0001binary\u0007\u0000\u0000\u0000\u0000\u0000\u0000'],
])('that %s is moved aside and a new one is made, and both are logged', (_, text) => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(file, text);
  const made = keepSecret(file, options);
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text);
  expect(told).toEqual([
    `${file} cannot be used (it does not hold what was written to it). It is moved aside as ${file}.damaged, and a new secret is made. Readers are signed out.`,
  ]);
  expect(told.join('')).not.toContain(made);
  expect(keepSecret(file, options)).toBe(made);
});

it('that cannot be read is left where it is, with a sentence that names it', () => {
  mkdirSync(file, { recursive: true });
  expect(() => keepSecret(file, options)).toThrow(
    /auth-secret cannot be read \(.*\)\. Allow this user to read it\.$/,
  );
  expect(existsSync(file)).toBe(true);
});
