/** From a spec's YAML to a typed spec, or everything that is wrong with it. */
import { parseDocument } from 'yaml';
import type { PictureSpec } from './spec.ts';
import { SpecReader } from './spec-reader.ts';
import { SPEC_TYPES } from './spec-types.ts';

export interface SpecFault {
  /** 1-based; undefined where the fault is an absence. */
  line?: number | undefined;
  field: string;
  message: string;
}

const isType = (type: unknown): type is keyof typeof SPEC_TYPES =>
  typeof type === 'string' && Object.hasOwn(SPEC_TYPES, type);

/** Reads a spec; never throws for what stands in the file. */
export function readSpec(yaml: string): PictureSpec | { faults: SpecFault[] } {
  const document = parseDocument(yaml);
  const [broken] = document.errors;
  if (broken) {
    return {
      faults: [
        {
          line: broken.linePos?.[0].line,
          field: '',
          message: `is not YAML: ${broken.message.split('\n')[0]}`,
        },
      ],
    };
  }
  const reader = new SpecReader();
  const value: unknown = document.toJS({ maxAliasCount: 20 });
  const type: unknown =
    typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (!isType(type))
    return { faults: [{ field: 'type', message: `must be one of ${Object.keys(SPEC_TYPES).join(', ')}` }] };
  const { fields, read } = SPEC_TYPES[type];
  const spec = read(reader, reader.record(value, '', ['type', ...fields]));
  if (reader.problems.length === 0) return spec;
  return {
    faults: reader.problems.map(({ field, message }) => {
      const key = field.split(/[.[]/)[0] ?? '';
      const at = yaml.split(/\r?\n/).findIndex((line) => line.startsWith(`${key}:`));
      return { line: at < 0 ? undefined : at + 1, field, message };
    }),
  };
}
