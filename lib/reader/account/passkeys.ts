/** Passkeys are added by script (`auth-calls.ts`), and taken away by a form. */
import { readForm } from '../form.ts';
import { goTo } from '../reply.ts';
import { doneAt, forReader } from './account-page.ts';

export const removePasskey = forReader(async (request, { db }, reader) => {
  const field = await readForm(request);
  await db.deleteFrom('passkey').where('userId', '=', reader.id).where('id', '=', field('id')).execute();
  return goTo(doneAt('passkey-removed'));
});
