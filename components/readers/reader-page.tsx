import type { Paper } from '#components/page/paper.ts';
import type { ReaderView } from '#lib/reader/reader-view.ts';
import { NoticePage } from './notice-page.tsx';

/** The page of a view. */
export function ReaderPage({ view }: { view: ReaderView; paper: Paper }) {
  switch (view.page) {
    case 'notice':
      return <NoticePage view={view} />;
    case 'sign-in':
    case 'account':
    case 'library':
      return null;
  }
}
