/** Authors, as structured data. */
import type { PersonLeaf } from 'schema-dts';
import type { Author } from '#lib/edition/model.ts';
import { absoluteMediaUrl, absoluteUrl, authorPath } from '#lib/routes.ts';
import { organizationId } from './publisher.ts';

const personId = (slug: string): string => `${absoluteUrl(authorPath(slug))}#person`;

/** The author in a byline: a name and where to learn more. */
export const bylineNode = ({ slug, name }: Pick<Author, 'slug' | 'name'>): PersonLeaf => ({
  '@type': 'Person',
  '@id': personId(slug),
  name,
  url: absoluteUrl(authorPath(slug)),
});

/** The author on the author's own page. */
export const personNode = (author: Author): PersonLeaf => ({
  ...bylineNode(author),
  jobTitle: author.role,
  ...(author.place ? { workLocation: { '@type': 'Place', name: author.place } } : {}),
  ...(author.email ? { email: author.email } : {}),
  ...(author.image ? { image: absoluteMediaUrl(author.image.file, author.image.version) } : {}),
  ...(author.profiles.length > 0 ? { sameAs: author.profiles } : {}),
  worksFor: { '@id': organizationId() },
});
