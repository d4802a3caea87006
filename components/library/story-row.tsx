import type { ReactNode } from 'react';
import type { LibraryRow } from '#lib/library/library-view.ts';
import { badgeOf, percentRead, readingOf } from '#lib/library/row-words.ts';
import { href } from '#lib/routes.ts';

interface StoryRowProps {
  row: LibraryRow;
  /** The line below the headline. */
  words: string;
  /** True of a story that came since the reader last looked. */
  fresh?: boolean;
  children: ReactNode;
}

/** A story in the library. Script fills the same markup from the device (fill-row.ts). */
export function StoryRow({ row, words, fresh = false, children }: StoryRowProps) {
  const { card, path } = row;
  const reading = readingOf(row);
  const badge = badgeOf(row);
  return (
    <li className="library-row" data-accent={card.accent} data-reading={reading}>
      <div className="fig fig-news" aria-hidden="true" hidden={!card.picture}>
        {/* biome-ignore lint/performance/noImgElement: next/image writes inline styles, which the content security policy forbids */}
        <img src={card.picture} alt="" loading="lazy" decoding="async" />
      </div>
      <div className="library-text">
        <p className="kicker">{card.section}</p>
        <h3 className="hl hl-m">
          <a className="stretch" href={href(path)}>
            {card.headline}
          </a>
        </h3>
        <p className="badge" hidden={!badge}>
          {badge}
        </p>
        <p className="meta">
          <b className="fresh" hidden={!fresh}>
            New
          </b>{' '}
          <span>{words}</span>
        </p>
        <progress
          className="progress"
          value={row.progress ?? 0}
          hidden={reading !== 'begun'}
          aria-label={percentRead(row.progress)}
        />
        <a
          className="more continue"
          href={href(path)}
          hidden={reading !== 'begun'}
          aria-label={`Continue reading: ${card.headline}`}
        >
          Continue reading
        </a>
      </div>
      <div className="library-actions">{children}</div>
    </li>
  );
}
