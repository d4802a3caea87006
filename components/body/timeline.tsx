import type { TimelineItemProps, TimelineProps } from '#lib/markdown/directives.ts';

export const Timeline = ({ children }: TimelineProps) => (
  <section className="timeline wide" aria-label="Timeline">
    <ol>{children}</ol>
  </section>
);

export const TimelineItem = ({ date, children }: TimelineItemProps) => (
  <li>
    <b className="timeline-date">{date}</b>
    {children}
  </li>
);
