import type { ReactNode } from 'react';

/** A page that has one thing to say: not found, gone, broken. */
export const Message = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="wrap">
    <div className="message">
      <h1 className="hl hl-display">{title}</h1>
      {children}
    </div>
  </div>
);
