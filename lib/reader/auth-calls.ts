/** better-auth's own calls, as far as pages need them: passkeys by script, and the way back from other sites. */
import { authPath } from '#lib/account-routes.ts';
import type { Handler, ReaderDesk, Routes } from './desk.ts';

const passOn: Handler = (request, { auth }) => auth.handler(request);

const refusal = (message: string): Response => Response.json({ message }, { status: 400 });

async function isJson(request: Request): Promise<boolean> {
  try {
    JSON.parse(await request.clone().text());
    return true;
  } catch {
    return false;
  }
}

/** What a browser says of a passkey. What cannot be read is the sender's fault, which better-auth calls its own. */
async function passJson(request: Request, { auth }: ReaderDesk): Promise<Response> {
  if (!(await isJson(request))) return refusal('This is no JSON.');
  const answer = await auth.handler(request);
  return answer.status === 500 ? refusal('This passkey could not be read.') : answer;
}

/** Whoever adds a passkey can sign in with it from then on: the reader is told. */
const addPasskey: Handler = async (request, desk) => {
  const reader = await desk.findReader(request);
  const answer = await passJson(request, desk);
  if (answer.ok && reader !== undefined) desk.tell(reader.email, { kind: 'passkey-added' });
  return answer;
};

const call = (path: string): `/${string}` => `${authPath()}${path}` as `/${string}`; // it begins with a slash

export const authRoutes: Routes = {
  [`GET ${call('/passkey/generate-authenticate-options')}`]: passOn,
  [`POST ${call('/passkey/verify-authentication')}`]: passJson,
  [`GET ${call('/passkey/generate-register-options')}`]: passOn,
  [`POST ${call('/passkey/verify-registration')}`]: addPasskey,
  [`GET ${call('/callback/*')}`]: passOn,
  [`POST ${call('/callback/*')}`]: passOn,
};
