import type { ReactNode } from 'react';

interface IndexHeadProps {
  title: ReactNode;
  /** The button at the end of the title's row; on a phone below what the list holds. */
  follow?: ReactNode;
  children?: ReactNode;
}

/** Title of a list and what it holds. */
export const IndexHead = ({ title, follow, children }: IndexHeadProps) => (
  <header className="index-head">
    <h1 className="hl hl-display">{title}</h1>
    {children}
    {follow}
  </header>
);
