/** Scripts that are fetched when they are first needed. The page names them: their names carry their content's hash. */
import type { LaterScript } from '#lib/assets/scripts.ts';

/** Runs a script once; without a network it is as if it had not been needed. */
export async function fetchLater(name: LaterScript): Promise<void> {
  const src = document.querySelector<HTMLScriptElement>(`script[data-${name}]`)?.dataset[name];
  if (src) await import(src).catch(() => undefined);
}
