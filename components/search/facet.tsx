export interface FacetChoice {
  text: string;
  /** Undefined for the choice that takes all. */
  count?: number | undefined;
  href: string;
  isChosen: boolean;
}

interface FacetProps {
  id: string;
  title: string;
  choices: readonly FacetChoice[];
}

/** One way to narrow the results: each choice a link, with the number of results that it leaves. */
export const Facet = ({ id, title, choices }: FacetProps) => (
  <nav aria-labelledby={id}>
    <h3 className="label" id={id}>
      {title}
    </h3>
    <ul>
      {choices.map(({ text, count, href, isChosen }) => (
        <li key={text}>
          <a href={href} rel="nofollow" aria-current={isChosen ? 'true' : undefined}>
            {text}
            {count !== undefined && <span className="count"> {count.toLocaleString('en')}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
