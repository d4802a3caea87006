import { Children, type ComponentProps, isValidElement, type ReactNode } from 'react';

type HeadingProps = ComponentProps<'h2'>;

/** The notes' heading is heard, not seen: nobody sends a link to it. */
const isSeen = ({ id, className }: HeadingProps): boolean => id !== undefined && className === undefined;

/** The words of a heading without its emphasis and links. */
const wordsOf = (node: ReactNode): string =>
  Children.toArray(node)
    .map((each) =>
      // A body's elements are HTML's own: what they show are their children.
      isValidElement<{ children?: ReactNode }>(each) ? wordsOf(each.props.children) : String(each),
    )
    .join('');

/**
 * A heading of a body and, beside it, a link to it. The link shows no words and is named as its heading, which keeps its
 * own name; reader views drop it.
 */
const anchored = (Tag: 'h2' | 'h3') => (props: HeadingProps) =>
  isSeen(props) ? (
    <div className="heading">
      <Tag {...props} />
      {/* biome-ignore lint/a11y/useAnchorContent: it has the heading's words */}
      <a className="anchor" href={`#${props.id}`} aria-label={wordsOf(props.children)} />
    </div>
  ) : (
    <Tag {...props} />
  );

export const AnchoredHeading2 = anchored('h2');
export const AnchoredHeading3 = anchored('h3');
