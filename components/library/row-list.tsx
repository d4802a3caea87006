import type { ReactNode } from 'react';
import type { Listed, RowGroup } from '#lib/library/arrange-rows.ts';

interface RowListProps<R extends Listed> {
  groups: RowGroup<R>[];
  children: (row: R) => ReactNode;
}

/** Rows under the day or the section that they belong to. */
export const RowList = <R extends Listed>({ groups, children }: RowListProps<R>) => (
  <div className="library-list">
    {groups.map(({ heading, rows }) => (
      <section key={heading}>
        <h2 className="day">{heading}</h2>
        <ul>{rows.map(children)}</ul>
      </section>
    ))}
  </div>
);
