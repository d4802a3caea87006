/** `npm run content`: checks all content without serving it; `--json` for machines. Exits with 1 where there are errors. */
import { now } from '#lib/clock.ts';
import { checkContent } from '#lib/desk/check.ts';
import { checkReport } from '#lib/desk/check-report.ts';
import { contentDir } from '#lib/env.ts';

try {
  const check = await checkContent({ contentDir: contentDir(), now: now() });
  const isJson = process.argv.includes('--json');
  process.stdout.write(isJson ? `${JSON.stringify(check, null, 2)}\n` : checkReport(check));
  process.exitCode = check.errors > 0 ? 1 : 0;
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The content folder ${contentDir()} cannot be checked: ${reason}\n`);
  process.exitCode = 1;
}
