/**
 * Email addresses, each in one spelling, which is used for counting, looking up, storing and sending. A mailbox that could be
 * spelled in many ways would escape every limit.
 */
import { domainToASCII, domainToUnicode } from 'node:url';

const LONGEST = 254;
const LONGEST_LOCAL = 64;

/** In small letters, and composed (NFC): what better-auth compares. */
const settle = (text: string): string => text.normalize().toLowerCase().normalize();

/** Letters, marks and numbers of any script, and what RFC 5322 allows between dots. */
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-][\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]*$/u;
/** The characters in which a domain may be typed: none that have a meaning in a URL. */
const TYPED_HOST = /^[\p{L}\p{M}\p{N}.。．｡-]+$/u;
/** Joiners, which belong to words in some scripts; IDNA knows in which. */
const JOINERS = /\u200c|\u200d/g;
/** The last label of a domain must not be a number, because `1.1` and `0x7f.1` are IP addresses. */
const LAST_LABEL = /^(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/;
/** Invisible characters: directions, joiners, variation selectors, fillers. */
const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** True for letters that look like plain ones, such as full-width `ａ`: it would be another mailbox, or none. */
function looksPlain(local: string): boolean {
  return [...local].some((letter) => letter > '~' && /[!-~]/.test(letter.normalize('NFKC')));
}

const isLabel = (label: string): boolean =>
  /^[a-z\d-]{1,63}$/.test(label) && !label.startsWith('-') && !label.endsWith('-');

/** True for a domain of two labels or more, as IDNA spells it. */
function isHost(host: string): boolean {
  const labels = host.split('.');
  return labels.length > 1 && labels.every(isLabel) && LAST_LABEL.test(labels.at(-1) ?? '');
}

const isTypeable = (host: string): boolean => TYPED_HOST.test(host.replaceAll(JOINERS, ''));

/** The host by IDNA, in ASCII; undefined if mail cannot be sent there. */
function readHost(typed: string): string | undefined {
  if (!isTypeable(typed)) return undefined;
  const host = domainToASCII(typed);
  const shown = domainToUnicode(host);
  // IDNA leaves an `xn--…` that it cannot read, or would spell differently, as it is. No such domain can exist.
  const isRead = !/(?:^|\.)xn--/.test(shown) && domainToASCII(shown) === host;
  // It may be spelled with a sign that nobody may type: `¼` becomes `1⁄4`.
  return isHost(host) && isRead && isTypeable(shown) ? host : undefined;
}

const FORM = 'Enter an address in the form name@example.com';
const UNSEEN = 'There are hidden characters in this address. Type it by hand.';
const SPECIAL = 'Before the @ are letters of a special form, such as full-width ones. Type plain letters.';

export type ReadEmail = { email: string } | { error: string };

/**
 * Reads an address as it was typed. Its domain is kept as IDNA spells it (UTS 46, `xn--…`).
 *
 * @returns the one spelling of it, or a sentence that says what is wrong
 */
export function readEmail(text: string): ReadEmail {
  const typed = text.trim();
  if (typed.length > LONGEST) return { error: FORM };
  const at = typed.lastIndexOf('@');
  const local = settle(typed.slice(0, at));
  const domain = typed.slice(at + 1);
  if (HIDDEN.test(local) || HIDDEN.test(domain.replaceAll(JOINERS, ''))) return { error: UNSEEN };
  if (at < 1 || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return { error: FORM };
  if (looksPlain(local)) return { error: SPECIAL };
  const host = readHost(domain);
  const email = `${local}@${host}`;
  return host === undefined || email.length > LONGEST ? { error: FORM } : { email };
}

/**
 * The mailbox by which limits count an address: at most providers letters to `ann+1@` and `a.nn@` reach the same one. At the
 * others two readers share a limit.
 *
 * @param email as `readEmail` spells it
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).normalize('NFKC');
  const name = local.split('+', 1)[0]?.replaceAll('.', '');
  return (name || local) + email.slice(at);
}

/** The address as people write it: a domain in its own script. */
export function showEmail(email: string): string {
  const at = email.lastIndexOf('@') + 1;
  return email.slice(0, at) + (domainToUnicode(email.slice(at)) || email.slice(at));
}
