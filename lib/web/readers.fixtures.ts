/** What tests of everything else say of readers: nobody answers them. */
import { ReadersAway } from '#lib/reader/front.ts';
import type { Readers } from './readers.ts';

export const withoutReaders: { readers: Readers; origin: string; authSecret: () => string } = {
  readers: { ask: () => Promise.reject(new ReadersAway('There are no readers here.')) },
  origin: 'http://localhost:3000',
  authSecret: () => 'secret',
};
