/** Something in a body that an editor has to mend, or may want to. */
export interface MarkdownProblem {
  /** 1-based line of the body; the desk adds the lines of the front matter. */
  line: number;
  /** The directive it is about: `map`. */
  directive?: string | undefined;
  severity: 'error' | 'warning';
  message: string;
  remedy: string;
}

/** An error: the story is not published until it is mended. */
export const error = (
  line: number,
  message: string,
  remedy: string,
  directive?: string | undefined,
): MarkdownProblem => ({ line, directive, severity: 'error', message, remedy });

/** A warning: the story is published all the same. */
export const warning = (line: number, message: string, remedy: string): MarkdownProblem => ({
  line,
  severity: 'warning',
  message,
  remedy,
});
