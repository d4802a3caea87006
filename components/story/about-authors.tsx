import { FirstParagraph } from '#components/body/first-paragraph.tsx';
import { FollowButton } from '#components/library/follow-button.tsx';
import type { Author } from '#lib/edition/model.ts';
import { authorPath, href } from '#lib/routes.ts';
import { Portrait } from './portrait.tsx';

/** The first paragraph of a biography is written to stand alone. */
export const AboutAuthors = ({ authors }: { authors: Author[] }) =>
  authors.length > 0 ? (
    <section
      className="after-story"
      aria-label={authors.length > 1 ? 'About the authors' : 'About the author'}
    >
      {authors.map((author) => (
        <div key={author.slug} className="about-author">
          <Portrait author={author} />
          <div className="person-text">
            <h2 className="hl hl-m">{author.name}</h2>
            <p className="meta">{[author.role, author.place].filter(Boolean).join(', ')}</p>
            <FirstParagraph source={author.body} />
            <div className="follow-line">
              <FollowButton target={`author:${author.slug}`} title={author.name} />
              <a className="more" href={href(authorPath(author.slug))}>
                All stories<span className="sr"> by {author.name}</span>
              </a>
            </div>
          </div>
        </div>
      ))}
    </section>
  ) : null;
