/** The part of `subset-font` that is used here; the package has no types of its own. */
declare module 'subset-font' {
  interface Options {
    targetFormat?: 'woff2' | 'woff' | 'sfnt';
    variationAxes?: Record<string, number | { min: number; max: number; default?: number }>;
    noHinting?: boolean;
    /** Layout features to keep; all where this is left out. */
    keepFeatures?: string[] | undefined;
  }
  /** @throws where an axis is not in the font */
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}
