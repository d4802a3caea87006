import { frontPath, href, sectionPath } from '#lib/routes.ts';
import { Globe } from './globe.tsx';
import { Message } from './message.tsx';
import type { Paper } from './paper.ts';

/** Nothing is here: one way out to the front, one to each section. */
export const NotFoundText = ({ sections }: { sections: Paper['sections'] }) => (
  <Message kicker="Error 404" title="There is no page at this position" picture={<Globe />}>
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
