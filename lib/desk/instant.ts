/** Dates as content writes them: ISO 8601 with the offset from UTC, so that an instant is meant and no place's day. */

const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** HTML's first year is 1, and a year of five digits is written differently in each standard. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Milliseconds since 1970 (UTC), or undefined where the text is no ISO 8601 instant with an offset, or no such day or hour is. */
export function parseInstant(text: string): number | undefined {
  const parts = FORM.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0] = parts.slice(1, 4).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) || instant < FIRST || instant > LAST ? undefined : instant;
}

/** The same with seconds in its offset, as local mean time has them before there was standard time. */
const WITH_SECONDS = /^(.*[+-]\d\d:\d\d):(\d\d)(?:\.\d+)?$/;

/**
 * The instant of a text whose only fault is an offset with seconds (`1850-06-01T09:00:00+05:53:28`), in UTC:
 * `1850-06-01T03:06:32.000Z`. Nothing that reads times knows such an offset. Undefined for any other text.
 */
export function withoutOffsetSeconds(text: string): string | undefined {
  const [, whole = '', seconds = ''] = WITH_SECONDS.exec(text) ?? [];
  const instant = parseInstant(whole);
  if (instant === undefined || Number(seconds) > 59) return undefined;
  const later = Number(seconds) * 1000;
  return new Date(/-\d\d:\d\d$/.test(whole) ? instant + later : instant - later).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day, `2007-05-29`, of an instant (ms) in an IANA time zone. */
export function dayIn(timeZone: string, instant: number): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}
