/** Ways to sign in are taken away by forms; passkeys are added by script (`auth-calls.ts`). */
import { readForm } from '../form.ts';
import { goTo } from '../reply.ts';
import { PROVIDERS } from '../social.ts';
import { doneAt, forReader } from './account-page.ts';

export const removePasskey = forReader(async (request, { db }, reader) => {
  const field = await readForm(request);
  await db.deleteFrom('passkey').where('userId', '=', reader.id).where('id', '=', field('id')).execute();
  return goTo(doneAt('passkey-removed'));
});

export const disconnect = forReader(async (request, { db }, reader) => {
  const field = await readForm(request);
  const provider = PROVIDERS.find((one) => one === field('provider'));
  if (provider !== undefined)
    await db
      .deleteFrom('account')
      .where('userId', '=', reader.id)
      .where('providerId', '=', provider)
      .execute();
  return goTo(doneAt('disconnected'));
});
