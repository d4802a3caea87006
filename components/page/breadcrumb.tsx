export interface Crumb {
  href: string;
  text: string;
}

export const Breadcrumb = ({ trail, lang }: { trail: Crumb[]; lang?: string }) => (
  <nav className="crumbs" aria-label="Breadcrumb" lang={lang}>
    <ol>
      {trail.map(({ href, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ol>
  </nav>
);
