interface SectionHeadProps {
  id: string;
  title: string;
  /** Where the title and the link at the end lead; without it the head is only a title. */
  href?: string | undefined;
  more?: string | undefined;
}

export const SectionHead = ({ id, title, href, more }: SectionHeadProps) => (
  <div className="sec-head">
    <h2 id={id}>{href ? <a href={href}>{title}</a> : title}</h2>
    {href && more && (
      <a className="more" href={href}>
        {more}
      </a>
    )}
  </div>
);
