import type { LibraryRow, LibraryTab } from '#lib/library/library-view.ts';
import { readingOf } from '#lib/library/row-words.ts';
import { markReadPath, markUnreadPath, removeReadPath, unsavePath } from '#lib/library-form-routes.ts';
import { SaveButton } from './save-button.tsx';

interface ActionProps {
  action: string;
  row: LibraryRow;
  label: string;
}

const Action = ({ action, row: { path, card }, label }: ActionProps) => (
  <form method="post" action={action}>
    <button
      className="button"
      type="submit"
      name="story"
      value={path}
      aria-label={`${label}: ${card.headline}`}
    >
      {label}
    </button>
  </form>
);

/** What a reader can do with a story in one of their lists. */
export function RowActions({ tab, row }: { tab: LibraryTab; row: LibraryRow }) {
  if (tab === 'saved') return <Action action={unsavePath()} row={row} label="Remove" />;
  if (tab === 'following') return <SaveButton path={row.path} headline={row.card.headline} />;
  return (
    <>
      {readingOf(row) === 'unread' ? (
        <Action action={markReadPath()} row={row} label="Mark as read" />
      ) : (
        <Action action={markUnreadPath()} row={row} label="Mark as unread" />
      )}
      <Action action={removeReadPath()} row={row} label="Forget" />
    </>
  );
}
