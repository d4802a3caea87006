import type { ReactNode } from 'react';

/** Title of a list and what it holds. */
export const IndexHead = ({ title, children }: { title: ReactNode; children?: ReactNode }) => (
  <header className="index-head">
    <h1 className="hl hl-display">{title}</h1>
    {children}
  </header>
);
