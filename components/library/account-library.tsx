import type { Paper } from '#components/page/paper.ts';
import { arrangeRows } from '#lib/library/arrange-rows.ts';
import type { LibraryRow, LibraryView, NewStory } from '#lib/library/library-view.ts';
import { rowWords } from '#lib/library/row-words.ts';
import { FollowList } from './follow-list.tsx';
import { LibraryFind } from './library-find.tsx';
import { NothingHere } from './nothing-here.tsx';
import { RowActions } from './row-actions.tsx';
import { RowList } from './row-list.tsx';
import { StoryRow } from './story-row.tsx';

interface AccountLibraryProps {
  view: LibraryView;
  paper: Paper;
}

const VERBS = { saved: 'Saved', reads: 'Read' } as const;

/** The order is the server's: unread first, newest first. */
function Following({ view: { follows, fresh }, paper }: AccountLibraryProps) {
  const rowOf = ({ path, card, published, read }: NewStory): LibraryRow => ({
    path,
    card,
    at: Date.parse(published),
    ...(read && { progress: 1 }),
  });
  return (
    <>
      <FollowList follows={follows} />
      {fresh.length > 0 ? (
        <section className="block-gap">
          <h2 className="day">New since you last looked</h2>
          <ul>
            {fresh.map((story) => {
              const row = rowOf(story);
              return (
                <StoryRow
                  key={row.path}
                  row={row}
                  fresh={!story.read}
                  words={rowWords(row, { verb: 'Published', order: 'section', ...paper.site })}
                >
                  <RowActions tab="following" row={row} />
                </StoryRow>
              );
            })}
          </ul>
        </section>
      ) : (
        <p className="summary library-none">There is nothing new of it since you last looked.</p>
      )}
    </>
  );
}

/** What the account keeps, as the server knows it. */
export function AccountLibrary({ view, paper }: AccountLibraryProps) {
  const { tab, query, order, counts } = view;
  if (counts[tab] === 0) return <NothingHere tab={tab} />;
  if (tab === 'following') return <Following view={view} paper={paper} />;
  const keeping = { timeZone: paper.site.timeZone, locale: paper.site.locale };
  // It has been searched by the server, in what it knows of each story.
  const groups = arrangeRows(view.rows, { query: '', order, now: Date.parse(paper.madeAt), ...keeping });
  return (
    <>
      <LibraryFind tab={tab} query={query} order={order} />
      {groups.length === 0 && <p className="summary library-none">Nothing in this list matches “{query}”.</p>}
      <RowList groups={groups}>
        {(row) => (
          <StoryRow key={row.path} row={row} words={rowWords(row, { verb: VERBS[tab], order, ...keeping })}>
            <RowActions tab={tab} row={row} />
          </StoryRow>
        )}
      </RowList>
    </>
  );
}
