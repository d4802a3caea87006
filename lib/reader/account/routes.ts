/** Routes of a reader's account. */
import type { Routes } from '../desk.ts';
import { showAccount } from './account-page.ts';
import { askForAddress, confirmAddress } from './change-email.ts';
import { askToDelete, confirmDelete } from './delete.ts';
import { exportAll } from './export.ts';
import { askForPassword, removePassword, setPassword } from './password.ts';
import { chooseReads } from './reads.ts';
import { endAll, endOne } from './sessions.ts';
import { disconnect, removePasskey } from './ways.ts';

export const accountRoutes: Routes = {
  'GET /account': showAccount,
  'POST /account/email': askForAddress,
  'POST /account/email/code': confirmAddress,
  'POST /account/password': askForPassword,
  'POST /account/password/code': setPassword,
  'POST /account/password/remove': removePassword,
  'POST /account/passkeys/remove': removePasskey,
  'POST /account/linked/remove': disconnect,
  'POST /account/sessions/end': endOne,
  'POST /account/sessions/end-all': endAll,
  'POST /account/reads': chooseReads,
  'GET /account/export': exportAll,
  'POST /account/delete': askToDelete,
  'POST /account/delete/code': confirmDelete,
};
