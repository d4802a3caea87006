/** The script that comes where a story changed since its reader read it. */
export { tellChanges } from './history/tell-changes.ts';
