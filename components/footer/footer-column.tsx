export interface FooterLink {
  href: string;
  text: string;
}

export const FooterColumn = ({ title, links }: { title: string; links: FooterLink[] }) => (
  <div>
    <h2>{title}</h2>
    <ul>
      {links.map(({ href, text }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  </div>
);
