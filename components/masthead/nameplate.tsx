import { frontPath } from '#lib/routes.ts';

export const Nameplate = ({ name, current = false }: { name: string; current?: boolean }) => (
  <a className="nameplate" href={frontPath()} aria-current={current ? 'page' : undefined}>
    {name}
  </a>
);
