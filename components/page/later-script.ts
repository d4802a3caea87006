/** Scripts that are fetched when they are first needed. The page names them: their names carry their content's hash. */
import type { LaterScript } from '#lib/assets/scripts.ts';

/** Runs a script once, and answers what it exports; without a network it is as if it had not been needed. */
export async function fetchLater<Exported>(name: LaterScript): Promise<Exported | undefined> {
  const src = document.querySelector<HTMLScriptElement>(`script[data-${name}]`)?.dataset[name];
  return src ? import(src).catch(() => undefined) : undefined;
}
