import type { FactboxProps } from '#lib/markdown/directives.ts';

export const Factbox = ({ title, children }: FactboxProps) => (
  <aside className="factbox wide" aria-label={title ?? 'Facts'}>
    {title && <h2>{title}</h2>}
    {children}
  </aside>
);
