/** An instant as either database gives it (`tables.ts`), in ms since 1970. */
export const instantMs = (value: string | Date): number => new Date(value).getTime();
