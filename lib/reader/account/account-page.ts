/** The account page, and who may see it. */

import type { AccountView } from '#lib/account/account-view.ts';
import { accountPath, signInPath } from '#lib/account-routes.ts';
import type { Answer, Handler, Reader, ReaderDesk } from '../desk.ts';
import { comeAgain, goTo } from '../reply.ts';
import { awaitedByLink, findAwaited } from './awaited.ts';
import { findAccount } from './find-account.ts';

/** What was done, by its key in the address. */
const DONE = {
  email: 'Your address was changed.',
  password: 'Your password was set. Other devices were signed out.',
  'password-removed': 'Your password was removed.',
  passkey: 'The passkey was added.',
  'passkey-removed': 'The passkey was removed.',
  disconnected: 'You do not sign in through that site any more.',
  session: 'That device was signed out.',
  'reads-on': 'What you read is kept in your account from now on.',
  'reads-off': 'What you read is not kept in your account any more, and what was kept was deleted.',
} as const;

export type Done = keyof typeof DONE;

export const doneAt = (done: Done): string => `${accountPath()}?done=${done}`;

type AccountHandler = (request: Request, desk: ReaderDesk, reader: Reader) => Promise<Answer>;

/** A handler for who is signed in; anybody else is led to where one signs in, and comes back. */
export const forReader =
  (handler: AccountHandler): Handler =>
  async (request, desk) => {
    const reader = await desk.findReader(request);
    const link = new URL(request.url).searchParams.get('link');
    const next = link === null ? accountPath() : `${accountPath()}?${new URLSearchParams({ link })}`;
    const way = new URLSearchParams({ next });
    return reader === undefined ? goTo(`${signInPath()}?${way}`) : handler(request, desk, reader);
  };

/** With errors the status is 400, or one that says when to try again. */
export async function accountPage(
  request: Request,
  desk: ReaderDesk,
  reader: Reader,
  more: Partial<AccountView> = {},
  status = more.errors === undefined ? 200 : 400,
): Promise<Answer> {
  const awaited = await findAwaited(request, desk);
  const view = { ...(await findAccount(desk, reader)), ...(awaited ? { awaited } : {}), ...more };
  return { view, status, headers: comeAgain(status) };
}

/** Shows the link of a mail: a person confirms what was requested. */
async function showLink(link: string, request: Request, desk: ReaderDesk, reader: Reader): Promise<Answer> {
  const found = await awaitedByLink(link, desk, reader);
  if (found === undefined) return accountPage(request, desk, reader, { notice: OLD_LINK });
  const answer = await accountPage(request, desk, reader, { awaited: found.awaited });
  return answer instanceof Response ? answer : { ...answer, cookies: [found.cookie] };
}

const OLD_LINK = 'This link is too old, or it belongs to another account. Ask for a new message.';

export const showAccount = forReader((request, desk, reader) => {
  const { searchParams } = new URL(request.url);
  const link = searchParams.get('link');
  if (link !== null) return showLink(link, request, desk, reader);
  const done = searchParams.get('done') ?? '';
  const notice = Object.hasOwn(DONE, done) ? DONE[done as Done] : undefined; // it is one of its keys
  return accountPage(request, desk, reader, notice ? { notice } : {});
});
