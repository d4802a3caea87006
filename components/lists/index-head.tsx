import type { ReactNode } from 'react';

interface IndexHeadProps {
  title: ReactNode;
  /** The button at the end of the title's row. */
  follow?: ReactNode;
  children?: ReactNode;
}

/** Title of a list and what it holds. */
export const IndexHead = ({ title, follow, children }: IndexHeadProps) => (
  <header className="index-head">
    <div className="index-title">
      <h1 className="hl hl-display">{title}</h1>
      {follow}
    </div>
    {children}
  </header>
);
