/** Addresses of mail, as they are compared and kept: without blanks around, in small letters, as better-auth does. */

const LONGEST = 254;
/** One address, with a dot in its domain: what the mail server says of it decides. */
const FORM = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** The address, or undefined where the text has not the form of one. */
export function readEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase();
  return email.length <= LONGEST && FORM.test(email) ? email : undefined;
}
