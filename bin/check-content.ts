/**
 * `npm run content`: checks all content without serving it; `--advice` lists what could be found and shared better, `--json`
 * prints all of it for machines. Exits with 1 where there are errors.
 */
import { now } from '#lib/clock.ts';
import { checkContent } from '#lib/desk/check.ts';
import { checkReport } from '#lib/desk/check-report.ts';
import { contentDir } from '#lib/env.ts';
import { PaperAdviser } from '#lib/seo/advice/paper-adviser.ts';

try {
  const check = await checkContent({ contentDir: contentDir(), now: now(), adviser: new PaperAdviser() });
  const asked = (word: string): boolean => process.argv.includes(word);
  const report = (): string => checkReport(check, { advice: asked('--advice') });
  process.stdout.write(asked('--json') ? `${JSON.stringify(check, null, 2)}\n` : report());
  process.exitCode = check.errors > 0 ? 1 : 0;
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The content folder ${contentDir()} cannot be checked: ${reason}\n`);
  process.exitCode = 1;
}
