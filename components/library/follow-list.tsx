import type { FollowRow } from '#lib/library/library-view.ts';
import { unfollowPath } from '#lib/library-form-routes.ts';
import { FollowButton } from './follow-button.tsx';

/** What a reader follows. For who is signed in a form ends it; on a device alone the button that began it does. */
export const FollowList = ({ follows, onDevice = false }: { follows: FollowRow[]; onDevice?: boolean }) => (
  <ul className="follow-list">
    {follows.map(({ target, title, href }) => (
      <li key={target}>
        <a href={href}>{title}</a>
        {onDevice ? (
          <FollowButton target={target} title={title} />
        ) : (
          <form method="post" action={unfollowPath()}>
            <button
              className="button"
              type="submit"
              name="target"
              value={target}
              aria-label={`Stop following ${title}`}
            >
              Stop following
            </button>
          </form>
        )}
      </li>
    ))}
  </ul>
);
