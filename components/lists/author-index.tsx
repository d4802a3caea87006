import { Body } from '#components/body/body.tsx';
import type { RelatedByPath } from '#components/body/body-matter.ts';
import { FollowButton } from '#components/library/follow-button.tsx';
import type { Paper } from '#components/page/paper.ts';
import { Portrait } from '#components/story/portrait.tsx';
import type { Author, StoryPage, TopicLink } from '#lib/edition/model.ts';
import { authorPath } from '#lib/routes.ts';
import { DayList } from './day-list.tsx';
import { IndexHead } from './index-head.tsx';
import { Pager } from './pager.tsx';
import { TopicLinks } from './topic-links.tsx';

export interface AuthorPageData {
  author: Author;
  list: StoryPage;
  /** What the author writes about most. */
  topics: TopicLink[];
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

const Role = ({ author: { role, place } }: { author: Author }) => (
  <p className="meta">{[role, place].filter(Boolean).join(', ')}</p>
);

/** Who an author is, and what they wrote, newest first. */
export const AuthorIndex = ({ data: { author, list, topics, related }, paper }: AuthorIndexProps) => (
  <div className="wrap">
    <IndexHead
      title={author.name}
      follow={<FollowButton target={`author:${author.slug}`} title={author.name} what="this author" />}
    >
      {list.page > 1 && <Role author={author} />}
      {list.page === 1 && (
        <div className="person">
          <Portrait author={author} />
          <div className="person-text index-intro">
            <Role author={author} />
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
      <div className="c3 m4 col">
        <TopicLinks id="writes-about" title="Writes about" topics={topics} />
      </div>
    </div>
  </div>
);
