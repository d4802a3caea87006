/** Why an operation on the disk failed, in classes that say what to do: some reasons may pass by themselves. */

/**
 * `full`: no space. `busy`: another program is using it. `barred`: it may not be read or written, or the device fails.
 * `descriptors`: too many files are open. `other`: trying again will not help.
 */
export type Why = 'full' | 'busy' | 'barred' | 'descriptors' | 'other';

const BY_CODE: Readonly<Record<string, Why>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EBUSY: 'busy',
  EAGAIN: 'busy',
  ETXTBSY: 'busy',
  EACCES: 'barred',
  EPERM: 'barred',
  EROFS: 'barred',
  EIO: 'barred',
  ENODEV: 'barred',
  ENXIO: 'barred',
  ENOTCONN: 'barred',
  ESTALE: 'barred',
  ETIMEDOUT: 'barred',
  ENOENT: 'barred',
  ENOTDIR: 'barred',
  EMFILE: 'descriptors',
  ENFILE: 'descriptors',
};

/** SQLite's primary result codes (https://sqlite.org/rescode.html). */
const BY_RESULT: Readonly<Record<number, Why>> = {
  3: 'barred',
  5: 'busy',
  6: 'busy',
  8: 'barred',
  10: 'barred',
  13: 'full',
  14: 'barred',
  23: 'barred',
};

/** Classifies an error of Node, SQLite or libvips, or its cause. */
export function whyItFailed(error: unknown): Why {
  if (!(error instanceof Error)) return 'other';
  const result = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : -1;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = BY_RESULT[result] ?? BY_CODE[code];
  if (known !== undefined) return known;
  // libvips has only messages.
  if (/no space left|disk full|quota exceeded/i.test(error.message)) return 'full';
  if (/too many open files/i.test(error.message)) return 'descriptors';
  return error.cause === undefined ? 'other' : whyItFailed(error.cause);
}

/** The reasons for an operator, in words. */
export const WHY_TEXT: Readonly<Record<Why, string>> = {
  full: 'the disk is full',
  busy: 'another program is using it',
  barred: 'it cannot be read or written',
  descriptors: 'too many files are open',
  other: 'the log says why',
};
