/** The script of a reader's own pages, beside the one of all pages. */
import './readers/account-forgotten.element.ts';
import './readers/account-known.element.ts';
import './readers/passkey-add.element.ts';
import './readers/passkey-sign-in.element.ts';
