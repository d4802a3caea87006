/** One content file, from its bytes to what the edition is handed. */
import { hash } from 'node:crypto';
import type { ContentRecord, FileReport } from '#lib/edition/batch.ts';
import type { Document } from './document.ts';
import type { DocumentType } from './document-types.ts';
import { type Fault, toProblem } from './fault.ts';
import { mediaLimit, readMedia } from './media/read-media.ts';
import type { Need } from './needs.ts';
import { type FileRole, MEDIA, roleOf } from './place-in-content.ts';
import { decodeText, NO_HASH, readBytes } from './read-bytes.ts';
import { readDocument } from './read-document.ts';
import { readRedirects } from './redirects.ts';
import type { LineFinder } from './yaml.ts';

/** The largest document that is read, in bytes. */
export const DOCUMENT_BYTES = 512 * 1024;

/** Problems of a file that are told at once. */
export const MOST_PROBLEMS = 30;
const weight = (fault: Fault): number => (fault.severity === 'warning' ? 1 : 0);

/** A file that is to be read. */
export interface Assignment {
  /** Path below CONTENT_DIR, forward slashes, NFC. */
  file: string;
  /** Where it lies on the disk. */
  path: string;
  size: number;
  mtimeMs: number;
  /** Where its bytes have this hash still, it is not read any further. */
  knownHash?: string | undefined;
}

export interface Reading {
  report: FileReport;
  /** What the record cannot do without: see `needs.ts`. */
  needs: Need[];
  /** True where the bytes are those of `knownHash`: the report says nothing new then. */
  unchanged: boolean;
}

export interface ReadingRules {
  types: readonly DocumentType[];
  /** The publication's (IANA), where it is known. */
  timeZone: string | undefined;
}

interface Content {
  document?: Document | undefined;
  record?: ContentRecord | undefined;
  needs: Need[];
  faults: Fault[];
  lineOf: LineFinder;
}

const nothing = (faults: Fault[]): Content => ({ needs: [], faults, lineOf: () => undefined });

const STRAY: Fault = {
  message: 'This lies where no content is.',
  remedy:
    'Move it to articles/<section>/<yyyy>/<mm>/, authors/, sections/, topics/, pages/ or fronts/, or out of the content folder.',
};

async function readMediaFile(file: string, bytes: Buffer, version: string): Promise<Content> {
  const name = file.slice(MEDIA.length + 1);
  const facts = await readMedia(bytes, name);
  if (Array.isArray(facts)) return nothing(facts);
  const record: ContentRecord = { type: 'media', file: name, version, bytes: bytes.length, ...facts };
  return { ...nothing([]), record };
}

function readText(role: FileRole, file: string, bytes: Buffer, timeZone: string | undefined): Content {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return nothing([text]);
  if (role.role === 'redirects') return { needs: [], ...readRedirects(text) };
  return role.role === 'document' ? readDocument(role.type, file, text, timeZone) : nothing([STRAY]);
}

const limitOf = (file: string, role: FileRole): number =>
  role.role === 'media' ? mediaLimit(file) : DOCUMENT_BYTES;

/** Characters of the hash that stand in a media file's URL. */
const VERSION_LENGTH = 12;

/** Version of a media file with these bytes. */
export const versionOf = (bytes: Buffer): string => hash('sha256', bytes).slice(0, VERSION_LENGTH);

/**
 * Reads a file. Never throws on account of what the file holds: all that is wrong is in the report's problems, and
 * the report has a record where none of them is an error.
 */
export async function readFile(
  assignment: Assignment,
  rules: ReadingRules,
): Promise<Reading & { document?: Document | undefined }> {
  const { file, path, size, mtimeMs } = assignment;
  const role = roleOf(file, rules.types);
  const bytes = readBytes(path, limitOf(file, role));
  const digest = Buffer.isBuffer(bytes) ? hash('sha256', bytes) : NO_HASH;
  const report: FileReport = { file, hash: digest, size, mtimeMs, problems: [] };
  if (Buffer.isBuffer(bytes) && digest === assignment.knownHash)
    return { report, needs: [], unchanged: true };

  let content: Content;
  if (!Buffer.isBuffer(bytes)) content = nothing([bytes]);
  else if (role.role === 'media') content = await readMediaFile(file, bytes, digest.slice(0, VERSION_LENGTH));
  else content = readText(role, file, bytes, rules.timeZone);

  report.record = content.record;
  // Errors first, should there be too many to tell.
  const faults = content.faults.toSorted((a, b) => weight(a) - weight(b)).slice(0, MOST_PROBLEMS);
  report.problems = faults.map((fault) => toProblem(file, fault, content.lineOf));
  return { report, needs: content.needs, unchanged: false, document: content.document };
}
