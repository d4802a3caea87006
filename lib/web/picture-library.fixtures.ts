/** Loads all that the web process loads, and says whether a picture library is among it: `node lib/web/picture-library.fixtures.ts`. */
import './serve.ts';

const { sharedObjects } = process.report.getReport() as { sharedObjects: string[] };
process.stdout.write(JSON.stringify(sharedObjects.filter((name) => /vips|sharp|resvg/.test(name))));
process.exit(0);
