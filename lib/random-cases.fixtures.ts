/**
 * Property tests try the same cases in every run, because a run that fails must fail again. For other cases:
 * `RANDOM_CASES=12345 npx vitest run lib/reader`; a case that fails then becomes an example in its test.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.RANDOM_CASES || 1) });
