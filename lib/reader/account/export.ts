/** Everything that is kept of a reader, as one JSON file. */
import { forReader } from './account-page.ts';

export const exportAll = forReader(async (_request, { db, holdings, now }, reader) => {
  const held: [string, unknown][] = [];
  for (const { name, exportOf } of holdings) held.push([name, await exportOf(db, reader)]);
  const made = new Date(now()).toISOString();
  return new Response(`${JSON.stringify({ made, ...Object.fromEntries(held) }, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="account-${made.slice(0, 10)}.json"`,
    },
  });
});
