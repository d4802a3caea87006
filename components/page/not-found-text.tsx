import { frontPath, href, sectionPath } from '#lib/routes.ts';
import { Message } from './message.tsx';
import type { Paper } from './paper.ts';

/** Nothing is here: one way out to the front, one to each section. */
export const NotFoundText = ({ sections }: { sections: Paper['sections'] }) => (
  <Message title="This page cannot be found">
    <p className="standfirst">
      The address may have a mistake in it, or the page may never have been there. Nothing is wrong at your
      end.
    </p>
    <ul className="topic-list">
      <li>
        <a href={frontPath()}>Front page</a>
      </li>
      {sections.map(({ slug, title }) => (
        <li key={slug}>
          <a href={href(sectionPath(slug))}>{title}</a>
        </li>
      ))}
    </ul>
  </Message>
);
