import { formatTimestamp, isoWithOffset, type Timekeeping } from '#lib/dateline/format-time.ts';
import type { Instant } from '#lib/edition/model.ts';

/** `May 29, 2007 01:47 AM IST`, with the same instant for machines. */
export const Timestamp = ({ instant, zone }: { instant: Instant; zone: Timekeeping }) => (
  <time dateTime={isoWithOffset(instant, zone.timeZone)}>{formatTimestamp(instant, zone)}</time>
);
