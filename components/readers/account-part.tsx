import type { ReactNode } from 'react';

/** A part of the account page under its heading. */
export const AccountPart = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className="account-part" aria-labelledby={id}>
    <h2 className="hl hl-m" id={id}>
      {title}
    </h2>
    <div className="account-matter">{children}</div>
  </section>
);
