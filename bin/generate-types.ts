/** `npm run types`: Contentlayer writes the types of the content model. */
import { writeContentTypes } from './content-types.ts';

await writeContentTypes();
