/** What a file is, from where it lies below CONTENT_DIR. */
import { notDocuments } from '#content/schema.ts';
import type { DocumentType } from './document-types.ts';

export type FileRole =
  | { role: 'document'; type: DocumentType }
  | { role: 'redirects' }
  | { role: 'media' }
  /** Looks like content, but lies where none is. */
  | { role: 'stray' }
  /** Not content: a script, a note, a drawing's source. */
  | { role: 'none' };

export const REDIRECTS = 'redirects.yml';
export const MEDIA = 'media';

const CONTENT_ENDINGS = /\.(?:md|mdx|markdown|ya?ml|json)$/i;

/** Whether a name is as wanted, in which one `*` stands for any letters, at least one. */
function isNamed(name: string, wanted: string): boolean {
  const [begin = '', end] = wanted.split('*', 2);
  if (end === undefined) return name === begin;
  return name.length > begin.length + end.length && name.startsWith(begin) && name.endsWith(end);
}

/** @param pattern names of folders and file, as the schema has them: `sections/*.md` */
function matches(pattern: string, file: string): boolean {
  const wanted = pattern.split('/');
  const names = file.split('/');
  return names.length === wanted.length && names.every((name, n) => isNamed(name, wanted[n] ?? ''));
}

/** Names the role of a file (path below CONTENT_DIR, forward slashes). */
export function roleOf(file: string, types: readonly DocumentType[]): FileRole {
  if (file === REDIRECTS) return { role: 'redirects' };
  if (file.startsWith(`${MEDIA}/`)) return { role: 'media' };
  if (notDocuments.some((name) => file === name || file.startsWith(`${name}/`))) return { role: 'none' };
  const type = types.find(({ pattern }) => matches(pattern, file));
  if (type) return { role: 'document', type };
  return CONTENT_ENDINGS.test(file) ? { role: 'stray' } : { role: 'none' };
}

/** Names that editors, synchronisers and systems leave behind, and folders that hold no content. */
const PASSING = [
  /^\./,
  /~$/,
  /^#.*#$/,
  /\.(?:swp|swo|swx|swpx|tmp|temp|bak|orig|rej|part|partial|crdownload|lock)$/i,
  /^4913$/,
  /^node_modules$/,
  /^Thumbs\.db$/i,
  /^desktop\.ini$/i,
  /___jb_(?:tmp|old)___$/,
];

/** Whether a file or folder of this name is passed over without a word. */
export const isPassingName = (name: string): boolean => PASSING.some((form) => form.test(name));
