import { decodePath } from '#lib/routes.ts';

/** A segment of the URL as content names it: decoded, NFC. A malformed one is no name of anything. */
export const decoded = (param: string): string => decodePath(param) ?? '';

/** Number of a further page; 0, which no list has, where it is none. */
export const pageNumber = (param: string): number => (/^[1-9]\d{0,6}$/.test(param) ? Number(param) : 0);
