/** Ends the command with a sentence for the person who gave it, and code 1. */
export function stopWith(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
