/** Whether what a reader reads is kept in the account: only where they turned it on. */
import { readForm } from '../form.ts';
import { goTo } from '../reply.ts';
import { doneAt, forReader } from './account-page.ts';

export const chooseReads = forReader(async (request, { db, holdings }, reader) => {
  const field = await readForm(request);
  const keepsReads = field('keep') === 'on' ? 1 : 0;
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('readerChoice')
      .values({ userId: reader.id, keepsReads })
      .onConflict((conflict) => conflict.column('userId').doUpdateSet({ keepsReads }))
      .execute();
    if (keepsReads === 0) for (const { eraseReads } of holdings) await eraseReads?.(transaction, reader.id);
  });
  return goTo(doneAt(keepsReads === 1 ? 'reads-on' : 'reads-off'));
});
