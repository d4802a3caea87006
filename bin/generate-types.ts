/** `npm run types`: Contentlayer writes the types of the content model. */
import { writeContentTypes } from './content-types.ts';
import { stopWith } from './stop-with.ts';

await writeContentTypes().catch((error: Error) => stopWith(error.message));
