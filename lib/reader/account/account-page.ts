/** The account page, and who may see it. */

import type { AccountView, AwaitedCode } from '#lib/account/account-view.ts';
import { accountPath, signInPath } from '#lib/account-routes.ts';
import type { Answer, Handler, Reader, ReaderDesk } from '../desk.ts';
import { readPending } from '../pending.ts';
import { goTo } from '../reply.ts';
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
    const way = new URLSearchParams({ next: accountPath() });
    return reader === undefined ? goTo(`${signInPath()}?${way}`) : handler(request, desk, reader);
  };

/** The code that the reader was sent and has not typed yet. */
async function awaitedOf(request: Request, desk: ReaderDesk): Promise<AwaitedCode | undefined> {
  const pending = await readPending(desk, request);
  return pending === undefined || pending.kind === 'sign-in'
    ? undefined
    : { kind: pending.kind, to: pending.email };
}

/** With errors it is sent as one: 400, or 429 where something was done too often. */
export async function accountPage(
  request: Request,
  desk: ReaderDesk,
  reader: Reader,
  more: Partial<AccountView> = {},
  status = more.errors === undefined ? 200 : 400,
): Promise<Answer> {
  const awaited = await awaitedOf(request, desk);
  const view = { ...(await findAccount(desk, reader)), ...(awaited ? { awaited } : {}), ...more };
  return { view, status };
}

export const showAccount = forReader((request, desk, reader) => {
  const done = new URL(request.url).searchParams.get('done') ?? '';
  const notice = Object.hasOwn(DONE, done) ? DONE[done as Done] : undefined; // it is one of its keys
  return accountPage(request, desk, reader, notice ? { notice } : {});
});
