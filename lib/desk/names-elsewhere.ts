/** Fields as Hugo, Jekyll, Astro, Eleventy, Ghost and WordPress exports call them, and what they are called here. */

/** By the name here: names elsewhere, in lower case without hyphens and underscores. */
const NAMES: Readonly<Record<string, string>> = {
  headline: 'title name',
  standfirst: 'description summary excerpt customexcerpt subtitle dek deck lede abstract teaser intro',
  authors: 'author byline writer writers by',
  published:
    'date pubdate publishdate publisheddate publishedat publishedtime datepublished created createdat posted time',
  updated:
    'lastmod modified updatedat updateddate lastmodified lastmodifiedat moddate datemodified lastupdated',
  expires: 'expirydate expirationdate unpublishdate expireson',
  topics: 'tags tag keywords keyword labels',
  series: 'collection',
  image:
    'cover coverimage thumbnail thumb hero heroimage featuredimage featureimage featuredimg banner images photo picture ogimage postimage',
  canonicalUrl: 'canonical canonicallink',
  language: 'lang locale',
  seoTitle: 'metatitle seotitle',
  socialHeadline: 'ogtitle twittertitle socialtitle',
  title: 'headline',
  description: 'standfirst summary excerpt',
  access: 'visibility paywall premium membersonly',
  breaking: 'isbreaking',
};

/** Names that have no field here, and what is done instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  draft: 'Write "status: draft" instead of "draft: true", and nothing for "draft: false".',
  isdraft: 'Write "status: draft".',
  private: 'Write "status: draft".',
  publish: 'Write "status: draft" for a story that is not to be published yet.',
  category:
    'Remove it: a story belongs to the section in whose folder it is, articles/<section>/…; for more, use topics.',
  categories:
    'Remove it: a story belongs to the section in whose folder it is, articles/<section>/…; for more, use topics.',
  section: 'Remove it: a story belongs to the section in whose folder it is, articles/<section>/….',
  slug: 'Remove it: the address follows from the name of the file.',
  url: 'Remove it: the address follows from the name of the file. An older address goes into redirects.yml.',
  permalink:
    'Remove it: the address follows from the name of the file. An older address goes into redirects.yml.',
  aliases: 'Remove it: older addresses go into redirects.yml, "/old/path: /world/2007/05/29/slug".',
  redirectfrom: 'Remove it: older addresses go into redirects.yml, "/old/path: /world/2007/05/29/slug".',
  layout: 'Remove it: every story is shown by the same layout, and kind says which sort it is.',
  type: 'Remove it, or write "kind: …" for the sort of story.',
  template: 'Remove it: every story is shown by the same layout.',
  weight:
    'Remove it: stories are in the order of their dates. What comes first on the front page is in fronts/home.yml.',
  featured: 'Remove it: what comes first on the front page is in fronts/home.yml.',
  sticky: 'Remove it: what comes first on the front page is in fronts/home.yml.',
  toc: 'Remove it: no table of contents is switched on or off.',
  comments: 'Remove it: there are no comments.',
};

/** By the name elsewhere: the names here, of which a document has one. */
const HERE = new Map<string, string[]>();
for (const [here, elsewhere] of Object.entries(NAMES))
  for (const name of elsewhere.split(' ')) HERE.set(name, [...(HERE.get(name) ?? []), here]);

/** A remedy for a field of another program. @param names the fields that there are @returns undefined if it is not known */
export function nameHere(name: string, names: readonly string[]): string | undefined {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '');
  const meant = HERE.get(plain)?.find((here) => names.includes(here));
  if (meant !== undefined) return `Did you mean ${meant}?`;
  // Only stories have all of these places.
  if (!names.includes('standfirst') || !Object.hasOwn(INSTEAD, plain)) return undefined;
  return INSTEAD[plain];
}
