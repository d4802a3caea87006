import { LibraryPage } from '#components/library/library-page.tsx';
import type { Paper } from '#components/page/paper.ts';
import type { ReaderView } from '#lib/reader/reader-view.ts';
import { AccountPage } from './account-page.tsx';
import { NoticePage } from './notice-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** The page of a view. */
export function ReaderPage({ view, paper }: { view: ReaderView; paper: Paper }) {
  switch (view.page) {
    case 'notice':
      return <NoticePage view={view} />;
    case 'sign-in':
      return <SignInPage view={view} />;
    case 'account':
      return <AccountPage view={view} paper={paper} />;
    case 'library':
      return <LibraryPage view={view} paper={paper} />;
  }
}
