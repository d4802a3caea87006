import type { ComponentProps } from 'react';

type HeadingProps = ComponentProps<'h2'>;

/** The notes' heading is heard, not seen: nobody sends a link to it. */
const isSeen = ({ id, className }: HeadingProps): boolean => id !== undefined && className === undefined;

/**
 * A heading of a body and, beside it, a link to it. The link has no words of its own: it is named by its heading, which
 * keeps its name, and reader views drop it.
 */
const anchored = (Tag: 'h2' | 'h3') => (props: HeadingProps) =>
  isSeen(props) ? (
    <div className="heading">
      <Tag {...props} />
      {/* biome-ignore lint/a11y/useAnchorContent: it has the heading's words */}
      <a className="anchor" href={`#${props.id}`} aria-labelledby={props.id} />
    </div>
  ) : (
    <Tag {...props} />
  );

export const AnchoredHeading2 = anchored('h2');
export const AnchoredHeading3 = anchored('h3');
