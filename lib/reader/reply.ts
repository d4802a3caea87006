/** Answers that several handlers give. */
import type { ReaderView } from './reader-view.ts';

/** 303: what was posted is done, and the browser gets the next page with GET; loading that again does nothing twice. */
export function goTo(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: path });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** When a refused request may be tried again, in seconds. The limits are for a quarter of an hour or an hour. */
export function comeAgain(status: number): Record<string, string> {
  if (status === 429) return { 'Retry-After': '900' };
  return status === 503 ? { 'Retry-After': '300' } : {};
}

export const notice = (
  title: string,
  text: string,
  link?: { href: string; label: string },
): Extract<ReaderView, { page: 'notice' }> => ({ page: 'notice', title, text, ...(link ? { link } : {}) });
