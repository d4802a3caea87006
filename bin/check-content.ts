/**
 * `npm run content`: checks all content without serving it; `--advice` lists what could be found and shared better, `--json`
 * prints all of it for machines. Edits that readers are not told of are named by the edition in DATA_DIR. Exits with 1 where there are errors.
 */
import { now } from '#lib/clock.ts';
import { checkContent } from '#lib/desk/check.ts';
import { checkReport } from '#lib/desk/check-report.ts';
import { DeadLinkAdviser } from '#lib/desk/dead-link-adviser.ts';
import { SilentEditAdviser } from '#lib/desk/silent-edit-adviser.ts';
import { type EditionDatabase, openEdition } from '#lib/edition/database.ts';
import { EditionUnavailable } from '#lib/edition/opening.ts';
import { contentDir, editionFile } from '#lib/env.ts';
import { PaperAdviser } from '#lib/seo/advice/paper-adviser.ts';

/** The edition that readers have, where there is one: what is edited is compared with it. */
function servedEdition(): EditionDatabase | undefined {
  try {
    return openEdition({ file: editionFile(), mode: 'read' });
  } catch (error) {
    if (error instanceof EditionUnavailable) return undefined;
    throw error;
  }
}

try {
  const edition = servedEdition();
  const time = now();
  const check = await checkContent({
    contentDir: contentDir(),
    now: time,
    advisers: [
      new PaperAdviser(),
      new DeadLinkAdviser(),
      ...(edition ? [new SilentEditAdviser(edition, time)] : []),
    ],
  });
  edition?.close();
  const asked = (word: string): boolean => process.argv.includes(word);
  const report = (): string => checkReport(check, { advice: asked('--advice') });
  process.stdout.write(asked('--json') ? `${JSON.stringify(check, null, 2)}\n` : report());
  process.exitCode = check.errors > 0 ? 1 : 0;
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The content folder ${contentDir()} cannot be checked: ${reason}\n`);
  process.exitCode = 1;
}
