export interface Crumb {
  href: string;
  text: string;
}

export const Breadcrumb = ({ trail }: { trail: Crumb[] }) => (
  <nav className="crumbs" aria-label="Breadcrumb">
    <ol>
      {trail.map(({ href, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ol>
  </nav>
);
