import type { ReactNode } from 'react';
import { IndexHead } from '#components/lists/index-head.tsx';
import { Breadcrumb, type Crumb } from '#components/page/breadcrumb.tsx';
import { archivePath, archiveYearPath, frontPath } from '#lib/routes.ts';

interface ArchivePageProps {
  title: string;
  /** How much it holds, in a line. */
  note?: string;
  /** The year that the page belongs to. */
  year?: string;
  /** True for the page that all others lie below. */
  top?: boolean;
  aside: ReactNode;
  children: ReactNode;
}

/** `1 story`, `1,204 stories`. */
export const storiesInWords = (count: number, locale: string): string =>
  `${count.toLocaleString(locale)} ${count === 1 ? 'story' : 'stories'}`;

/** The shape of every page of the archive: the way to it, its title, what it holds and what stands beside that. */
export function ArchivePage({ title, note, year, top = false, aside, children }: ArchivePageProps) {
  const trail: Crumb[] = [{ href: frontPath(), text: 'Home' }];
  if (!top) trail.push({ href: archivePath(), text: 'Archive' });
  if (year) trail.push({ href: archiveYearPath(year), text: year });
  return (
    <div className="wrap">
      <Breadcrumb trail={trail} />
      <IndexHead title={title}>{note && <p className="meta">{note}</p>}</IndexHead>
      <div className="grid-12">
        <div className="c9 m8">{children}</div>
        <div className="c3 m4 col">{aside}</div>
      </div>
    </div>
  );
}
