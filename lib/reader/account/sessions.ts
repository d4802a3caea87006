/** Devices that are signed in, and signing them out. */
import { readForm } from '../form.ts';
import { goTo } from '../reply.ts';
import { farewell } from '../sign-in/sign-out.ts';
import { doneAt, forReader } from './account-page.ts';

export const endOne = forReader(async (request, { db }, reader) => {
  const field = await readForm(request);
  await db.deleteFrom('session').where('userId', '=', reader.id).where('id', '=', field('id')).execute();
  return goTo(doneAt('session'));
});

export const endAll = forReader(async (request, desk, reader) => {
  await readForm(request);
  await desk.db.deleteFrom('session').where('userId', '=', reader.id).execute();
  return farewell(request, desk, {
    title: 'You are signed out everywhere',
    text: 'No device is signed in any more, and nothing of your account stays on this one.',
  });
});
