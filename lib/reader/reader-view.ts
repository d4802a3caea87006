/** Pages for one reader, by name: what the readers' thread hands over for Next to render. */
import type { AccountView } from '#lib/account/account-view.ts';
import type { SignInView } from '#lib/account/sign-in-view.ts';
import type { LibraryView } from '#lib/library/library-view.ts';

/** Short pages of one sentence: what could not be done, or what was. */
export interface NoticeView {
  page: 'notice';
  title: string;
  text: string;
  /** Where one goes on. */
  link?: { href: string; label: string };
  /** Somebody is signed in now: the page's script notes it on the device. */
  signedIn?: { email: string; keepsReads: boolean };
  /** The reader has signed out: the page's script takes what was theirs from the device. */
  forgets?: true;
}

export type ReaderView = LibraryView | AccountView | SignInView | NoticeView;
