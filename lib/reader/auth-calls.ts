/** better-auth's own calls, as far as pages need them: passkeys by script, and the way back from other sites. */
import { authPath } from '#lib/account-routes.ts';
import type { Handler, Routes } from './desk.ts';

const passOn: Handler = (request, { auth }) => auth.handler(request);

/** Whoever adds a passkey can sign in with it from then on: the reader is told. */
const addPasskey: Handler = async (request, desk) => {
  const reader = await desk.findReader(request);
  const answer = await desk.auth.handler(request);
  if (answer.ok && reader !== undefined) desk.tell(reader.email, { kind: 'passkey-added' });
  return answer;
};

const call = (path: string): `/${string}` => `${authPath()}${path}` as `/${string}`; // it begins with a slash

export const authRoutes: Routes = {
  [`GET ${call('/passkey/generate-authenticate-options')}`]: passOn,
  [`POST ${call('/passkey/verify-authentication')}`]: passOn,
  [`GET ${call('/passkey/generate-register-options')}`]: passOn,
  [`POST ${call('/passkey/verify-registration')}`]: addPasskey,
  [`GET ${call('/callback/*')}`]: passOn,
  [`POST ${call('/callback/*')}`]: passOn,
};
