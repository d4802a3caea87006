import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectDir } from '#lib/env.ts';
import { readOptions } from './options.ts';
import { TEMPLATES } from './templates.ts';

describe('what npm run screenshots takes', () => {
  it('is every template at four widths, light and dark, where nothing is said', () => {
    expect(readOptions([])).toEqual({
      names: Object.keys(TEMPLATES),
      widths: [390, 768, 1024, 1440],
      themes: ['light', 'dark'],
      out: join(projectDir(), '.test', 'screenshots'),
    });
  });

  it('is what is asked for: by a part of a name, by a whole one, by width and theme', () => {
    const { names, widths, themes } = readOptions(
      '--only live --only =article --width 390 --theme dark'.split(' '),
    );
    expect(names).toContain('article');
    expect(names).toContain('live-story-running');
    expect(names).not.toContain('quiz');
    expect({ widths, themes }).toEqual({ widths: [390], themes: ['dark'] });
  });

  it.each([
    ['--only sudoku', 'No template'],
    ['--width wide', 'A width is'],
    ['--theme sepia', 'A theme is'],
    ['--weather', '--weather'],
  ])('is nothing where %s is said, and a sentence tells why', (args, sentence) => {
    expect(() => readOptions(args.split(' '))).toThrow(sentence);
  });
});
