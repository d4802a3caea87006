/** The line of a field in a file that was read before: only asked where there is something to say of it. */
import { join } from 'node:path';
import type { FieldPath } from './fault.ts';
import { cutFrontMatter } from './front-matter.ts';
import { decodeText, readBytes } from './read-bytes.ts';
import { lineFinder, YAML_LIMITS } from './yaml.ts';

const ENOUGH = 1024 * 1024;

/** 1-based, or undefined where the file cannot be read any more. */
export function lineInFile(contentDir: string, file: string, field: FieldPath): number | undefined {
  const bytes = readBytes(join(contentDir, file), ENOUGH);
  const text = Buffer.isBuffer(bytes) ? decodeText(bytes) : undefined;
  if (typeof text !== 'string') return undefined;
  const yaml = file.endsWith('.md') ? cutFrontMatter(text).yaml : text;
  return yaml.length > YAML_LIMITS.characters ? undefined : lineFinder(yaml)(field);
}
