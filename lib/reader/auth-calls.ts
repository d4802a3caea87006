/** better-auth's own calls, as far as pages need them: passkeys by script, and the way back from other sites. */
import { authPath } from '#lib/account-routes.ts';
import type { Handler, Routes } from './desk.ts';

const passOn: Handler = (request, { auth }) => auth.handler(request);

const call = (path: string): `/${string}` => `${authPath()}${path}` as `/${string}`; // it begins with a slash

export const authRoutes: Routes = {
  [`GET ${call('/passkey/generate-authenticate-options')}`]: passOn,
  [`POST ${call('/passkey/verify-authentication')}`]: passOn,
  [`GET ${call('/passkey/generate-register-options')}`]: passOn,
  [`POST ${call('/passkey/verify-registration')}`]: passOn,
  [`GET ${call('/callback/*')}`]: passOn,
  [`POST ${call('/callback/*')}`]: passOn,
};
