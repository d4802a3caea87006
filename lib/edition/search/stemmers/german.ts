/** German: what Snowball leaves to do. */
import { snowball } from './snowball.ts';

/** Nouns that a verb's ending would make another word of: Nacht, nach. */
const NO_VERBS = new Set(['nacht', 'markt', 'punkt', 'macht', 'staat', 'schrift', 'haupt', 'recht']);
const SHORT_ROOT = /^(?:sag|leb|bau|lob|heb|wag|frag|leg)$/;

/** Weak verbs: Snowball leaves the t of sagt and sagte, which nouns have of their own. */
function weakVerbs(stem: string, folded: string): string[] {
  if (NO_VERBS.has(folded)) return [];
  const root = stem.replace(/(?:e?t|st)$/, '');
  if (root !== stem && (root.length > 3 || SHORT_ROOT.test(root)))
    return [root, ...inPresent(root), ...(root.endsWith('er') ? [root.slice(0, -2)] : [])];
  if (stem.length < 3 || !/(?:e|en|st|rn)$/.test(folded)) return [];
  return inPresent(/er[en]$/.test(folded) ? `${stem}er` : stem);
}

const inPresent = (root: string): string[] =>
  [`${root}t`, `${root}et`, `${root}st`].filter((form) => !NO_VERBS.has(form));

export const german = snowball('de', {
  singular: [
    [/nis(?:se[ns]?)?$/, 'nis'],
    [/(?<=...[aioy])s$/, ''],
    [/(?<=...)ums?$/, 'en'],
    [/^(firm|them|dram|vill)as?$/, '$1en'],
  ],
  same: [[/inn$/, 'in']],
  kinOfStem: weakVerbs,
});
