/** The publication, as structured data: who publishes, and the site that a page is part of. */
import type { NewsMediaOrganization, WebSite } from 'schema-dts';
import type { PolicyPage, Site } from '#lib/edition/model.ts';
import { absoluteUrl, frontPath, pagePath } from '#lib/routes.ts';

/** What structured data knows of the paper. */
export interface Publication {
  site: Site;
  /** Policy pages that exist. */
  pages: readonly Pick<PolicyPage, 'slug'>[];
}

export const organizationId = (): string => `${absoluteUrl(frontPath())}#organization`;
export const websiteId = (): string => `${absoluteUrl(frontPath())}#website`;

/** On white as it is, square, larger than the 112 px that Google asks for. */
const LOGO = { path: '/icons/icon-512.png', size: 512 };

/** Purposes of policy pages (`policies` in site.yml) that schema.org has a word for. */
const POLICIES = [
  'actionableFeedbackPolicy',
  'correctionsPolicy',
  'diversityPolicy',
  'ethicsPolicy',
  'masthead',
  'missionCoveragePrioritiesPolicy',
  'noBylinesPolicy',
  'ownershipFundingInfo',
  'publishingPrinciples',
  'unnamedSourcesPolicy',
  'verificationFactCheckingPolicy',
] as const;

/** Addresses of the policies whose page is there. */
function policyUrls({ site, pages }: Publication): Partial<Record<(typeof POLICIES)[number], string>> {
  const published = new Set(pages.map(({ slug }) => slug));
  return Object.fromEntries(
    POLICIES.flatMap((purpose) => {
      const slug = site.policies[purpose];
      return slug !== undefined && published.has(slug) ? [[purpose, absoluteUrl(pagePath(slug))]] : [];
    }),
  );
}

/** The publisher in short, for pages that only have to name it. */
export const publisherNode = ({ site }: Publication): NewsMediaOrganization => ({
  '@type': 'NewsMediaOrganization',
  '@id': organizationId(),
  name: site.name,
  url: absoluteUrl(frontPath()),
  logo: {
    '@type': 'ImageObject',
    url: absoluteUrl(LOGO.path),
    width: `${LOGO.size}`,
    height: `${LOGO.size}`,
  },
});

/** The publisher in full, for the front page and the pages about the paper. */
export const fullPublisherNode = (paper: Publication): NewsMediaOrganization => ({
  // Its type is an object's: the union's other members are references, which it is none of.
  ...(publisherNode(paper) as object & { '@type': 'NewsMediaOrganization' }),
  slogan: paper.site.tagline,
  ...(paper.site.social.length > 0 ? { sameAs: paper.site.social.map(({ url }) => url) } : {}),
  ...policyUrls(paper),
});

export const websiteNode = ({ site }: Publication): WebSite => ({
  '@type': 'WebSite',
  '@id': websiteId(),
  name: site.name,
  url: absoluteUrl(frontPath()),
  inLanguage: site.locale,
  publisher: { '@id': organizationId() },
});
