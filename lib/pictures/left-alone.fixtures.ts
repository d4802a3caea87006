/**
 * A desk that is killed while a photograph is developed for it: `node lib/pictures/left-alone.fixtures.ts <order as JSON>`. It is
 * a file because children would inherit a text for `node -e`. It ends by itself, whatever a test does.
 */
import { openDarkroom } from './darkroom.ts';

const LONGEST = 60_000;

setTimeout(() => process.exit(1), LONGEST);
await openDarkroom().develop(JSON.parse(process.argv[2] ?? ''));
process.exit(0);
