/** The files of faces that set a page's words: each face of the style sheet says which characters it has. Pure. */

const FACE = /@font-face\s*\{([^}]*)/g;
const FILE = /url\(["']?([^"')]+)/;
const RANGES = /unicode-range:([^;}]*)/;

/** `U+20-7E`, `U+A0`, `U+4??` as first and last code point. */
function readRange(text: string): [number, number] | undefined {
  const [, from = '', to] = /^U\+([0-9A-F?]+)(?:-([0-9A-F]+))?$/i.exec(text.trim()) ?? [];
  if (from === '') return undefined;
  const end = to ?? from.replaceAll('?', 'F');
  return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(end, 16)];
}

/**
 * @param sheet a style sheet's text
 * @param at the sheet's own URL: files are named from there
 * @returns paths of the files of all faces with any of the text's characters
 */
export function facesFor(text: string, sheet: string, at: string): string[] {
  const points = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const files = [...sheet.matchAll(FACE)].flatMap(([, rule = '']) => {
    const file = FILE.exec(rule)?.[1];
    if (file === undefined) return [];
    const ranges = RANGES.exec(rule)?.[1]
      ?.split(',')
      .map(readRange)
      .filter((range) => range !== undefined);
    const isNeeded =
      ranges?.some(([low, high]) => points.some((point) => point >= low && point <= high)) ?? true;
    return isNeeded ? [new URL(file, at).pathname] : [];
  });
  return [...new Set(files)];
}
