import { Body } from '#components/body/body.tsx';
import type { RelatedByPath } from '#components/body/body-matter.ts';
import type { Paper } from '#components/page/paper.ts';
import { Picture } from '#components/picture/picture.tsx';
import type { Author, StoryPage } from '#lib/edition/model.ts';
import { authorPath } from '#lib/routes.ts';
import { DayList } from './day-list.tsx';
import { IndexHead } from './index-head.tsx';
import { Pager } from './pager.tsx';

export interface AuthorPageData {
  author: Author;
  list: StoryPage;
  /** Stories that the biography points to. */
  related: RelatedByPath;
}

interface AuthorIndexProps {
  data: AuthorPageData;
  paper: Paper;
}

const Profiles = ({ author }: { author: Author }) =>
  author.email || author.profiles.length > 0 ? (
    <ul className="profiles">
      {author.email && (
        <li>
          <a className="more" href={`mailto:${author.email}`}>
            {author.email}
          </a>
        </li>
      )}
      {author.profiles.map((url) => (
        <li key={url}>
          <a className="more" href={url} rel="me noopener">
            {new URL(url).hostname.replace(/^www\./, '')}
          </a>
        </li>
      ))}
    </ul>
  ) : null;

/** Who an author is, and what they wrote, newest first. */
export const AuthorIndex = ({ data: { author, list, related }, paper }: AuthorIndexProps) => (
  <div className="wrap">
    <IndexHead title={author.name}>
      <p className="meta">{[author.role, author.place].filter(Boolean).join(', ')}</p>
      {list.page === 1 && (
        <div className="person">
          {author.image && (
            <div className="fig fig-square portrait">
              <Picture picture={author.image} place="portrait" />
            </div>
          )}
          <div className="person-text index-intro">
            <div className="body summary">
              <Body text={author} related={related} madeAt={paper.madeAt} />
            </div>
            <Profiles author={author} />
          </div>
        </div>
      )}
    </IndexHead>
    <div className="grid-12">
      <div className="c9 m8">
        <DayList stories={list.stories} paper={paper} />
        <Pager page={list.page} pages={list.pages} pathOf={(page) => authorPath(author.slug, page)} />
      </div>
    </div>
  </div>
);
