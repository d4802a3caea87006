/** The likeliest word that was meant, for "Did you mean …?". */

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The choice within two edits of the word (Levenshtein), letter case aside; undefined where none is that near. */
export function nearest(word: string, choices: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  let best: string | undefined;
  let least = Math.min(3, word.length);
  for (const choice of choices) {
    if (Math.abs(choice.length - word.length) >= least) continue;
    const edits = distance(word.toLowerCase(), choice.toLowerCase());
    if (edits < least) {
      best = choice;
      least = edits;
    }
  }
  return best;
}
