import type { textLanguage } from '#components/page/text-language.ts';
import type { Byline as Author, Teaser } from '#lib/edition/model.ts';
import { authorPath, href } from '#lib/routes.ts';

/** `, ` between names, ` and ` before the last. */
const separator = (index: number, count: number): string =>
  index === 0 ? '' : index === count - 1 ? ' and ' : ', ';

const AuthorLink = ({ author }: { author: Author }) => (
  <a href={href(authorPath(author.slug))} rel="author">
    {author.name}
  </a>
);

interface BylineProps {
  story: Pick<Teaser, 'agency' | 'authors' | 'dateline'>;
  /** Of the place, where it is not the paper's: it is spelt as the story spells it. */
  placeLanguage?: ReturnType<typeof textLanguage>;
}

/** `Meridian Wire | By Leila Haddad, Baghdad`: agency, authors, place of reporting. */
export const Byline = ({ story: { agency, authors, dateline }, placeLanguage = {} }: BylineProps) => (
  <p className="byline">
    {agency && <span className="agency">{agency}</span>}
    {agency && authors.length > 0 && <span className="bar"> | </span>}
    {authors.length > 0 && 'By '}
    {authors.map((author, index) => (
      <span key={author.slug}>
        {separator(index, authors.length)}
        <AuthorLink author={author} />
      </span>
    ))}
    {dateline && ', '}
    {dateline && (placeLanguage.lang ? <span {...placeLanguage}>{dateline}</span> : dateline)}
  </p>
);
