import type { PullquoteProps } from '#lib/markdown/directives.ts';

/** A line from the story, or a quotation with its speaker. */
export const Pullquote = ({ cite, children }: PullquoteProps) => (
  <figure className="pullquote wide">
    <blockquote>{children}</blockquote>
    {cite && <figcaption className="meta">{cite}</figcaption>}
  </figure>
);
