import { createElement } from 'react';
import type { FollowTarget } from '#lib/library/item.ts';
import { FOLLOW_FORM } from './library-forms.tsx';
import { PLUS } from './signs.ts';

interface FollowButtonProps {
  target: FollowTarget;
  /** Name of what is followed. */
  title: string;
  /** What the button says of it after “Follow”, where its name does not stand beside: `this section`. */
  what?: string;
}

/** Follows a section, a topic or an author, as `SaveButton` saves a story. */
export const FollowButton = ({ target, title, what }: FollowButtonProps) =>
  createElement(
    'follow-button',
    { title, what },
    <button
      type="submit"
      className="button"
      form={FOLLOW_FORM}
      name="target"
      value={target}
      aria-label={`Follow ${what ?? title}`}
    >
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d={PLUS} />
      </svg>
      Follow{what && ` ${what}`}
    </button>,
  );
