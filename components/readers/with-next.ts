/** An address of signing in that leads on to what the reader wanted. */
export const withNext = (path: string, next: string): string => `${path}?${new URLSearchParams({ next })}`;
