/** Whether what a reader reads is kept in the account: only where they turned it on. */
import type { ReaderDesk } from '../desk.ts';
import { readForm } from '../form.ts';
import { goTo } from '../reply.ts';
import { doneAt, forReader } from './account-page.ts';

/** Turned off, it also deletes what was kept. */
export const keepReads = (
  { db, holdings }: Pick<ReaderDesk, 'db' | 'holdings'>,
  readerId: string,
  isOn: boolean,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const keepsReads = isOn ? 1 : 0;
    await transaction
      .insertInto('readerChoice')
      .values({ userId: readerId, keepsReads })
      .onConflict((conflict) => conflict.column('userId').doUpdateSet({ keepsReads }))
      .execute();
    if (!isOn) for (const { eraseReads } of holdings) await eraseReads?.(transaction, readerId);
  });

export const chooseReads = forReader(async (request, desk, reader) => {
  const isOn = (await readForm(request))('keep') === 'on';
  await keepReads(desk, reader.id, isOn);
  return goTo(doneAt(isOn ? 'reads-on' : 'reads-off'));
});
