/** The 1:10 million atlas, for drawn files only: apart from `world.ts` so that the web process never loads its 3.6 MB. */
import { createRequire } from 'node:module';
import { type Atlas, buildWorld, type World } from './world.ts';

const require = createRequire(import.meta.url);
let world: World | undefined;

/** 1:10 million: coasts and islands. */
export const fineWorld = (): World =>
  (world ??= buildWorld(require('world-atlas/countries-10m.json') as Atlas)); // the package has no types
