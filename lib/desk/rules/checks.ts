/** Small checks that several kinds of document share. Each gives the faults it finds, none where all is well. */
import { mediaFile } from '#lib/markdown/safe-url.ts';
import { SLUG } from '#lib/routes.ts';
import type { Fault, FieldPath } from '../fault.ts';

export const longest = (text: string | undefined, characters: number, field: FieldPath): Fault[] => {
  const length = [...(text ?? '')].length;
  if (length <= characters) return [];
  return [
    {
      field,
      message: `It has ${length} characters; at most ${characters} fit.`,
      remedy: `Cut ${length - characters} of them.`,
    },
  ];
};

export const within = (
  value: number | undefined,
  [least, most]: readonly [number, number],
  field: FieldPath,
): Fault[] => {
  if (value === undefined || (value >= least && value <= most)) return [];
  return [{ field, message: `${value} is not between ${least} and ${most}.`, remedy: 'Correct the number.' }];
};

/** Slugs are compared as NFC. */
export const slugs = (values: readonly string[] | undefined, field: FieldPath): Fault[] =>
  (values ?? []).flatMap((value, i) =>
    SLUG.test(value.normalize('NFC'))
      ? []
      : [
          {
            field: [...field, i],
            message: `"${value}" is no slug.`,
            remedy: 'Use letters, digits and single hyphens: united-states.',
          },
        ],
  );

export const httpsUrl = (value: string | undefined, field: FieldPath): Fault[] => {
  if (value === undefined || (URL.canParse(value) && value.startsWith('https://'))) return [];
  return [
    { field, message: `"${value}" is no https address.`, remedy: 'Write it whole: https://example.org/…' },
  ];
};

/** BCP 47, as `Intl` knows it. */
export const language = (value: string | undefined, field: FieldPath): Fault[] => {
  try {
    if (value !== undefined) new Intl.Locale(value);
    return [];
  } catch {
    return [
      {
        field,
        message: `"${value}" is no language tag (BCP 47).`,
        remedy: 'Write one like en-IN, hi or ur.',
      },
    ];
  }
};

export const timeZone = (value: string, field: FieldPath): Fault[] => {
  try {
    if (/^[A-Z]/i.test(value)) {
      new Intl.DateTimeFormat('en', { timeZone: value });
      return [];
    }
  } catch {
    // Told below.
  }
  return [{ field, message: `"${value}" is no IANA time zone.`, remedy: 'Write one like Asia/Kolkata.' }];
};

/** A picture or data file must lie in content/media; that it exists is checked where all files are known. */
export const mediaSource = (src: string, field: FieldPath): Fault[] => {
  if (mediaFile(src) !== undefined) return [];
  const message = /^[a-z][a-z\d+.-]*:|^\/\//i.test(src)
    ? `"${src}" lies on another server.`
    : `"${src}" does not name a file of content/media.`;
  return [{ field, message, remedy: 'Put the file in content/media and name it: /media/<file>.' }];
};
