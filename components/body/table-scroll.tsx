import type { ComponentProps } from 'react';

/** A wide table scrolls by itself, by keyboard too, and the page does not. */
export const TableScroll = (props: ComponentProps<'table'>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus to be scrolled by keyboard
  <section className="table-scroll" aria-label="Table" tabIndex={0}>
    <table {...props} />
  </section>
);
