/** What CONTENT.md asks of authors, the site file and fronts beyond the types of their fields. */
import type { Author, Front, Site } from 'contentlayer/generated';
import { parsePath, SLUG } from '#lib/routes.ts';
import type { Fault } from '../fault.ts';
import { httpsUrl, language, slugs, timeZone, within } from './checks.ts';
import { checkPicture, checkPlace } from './nested.ts';

export const checkAuthor = (author: Author): Fault[] => [
  ...checkPicture(author.image, ['image']),
  ...(author.profiles ?? []).flatMap((url, i) => httpsUrl(url, ['profiles', i])),
  ...(author.email && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(author.email)
    ? [{ field: ['email'], message: `"${author.email}" is no e-mail address.`, remedy: 'Correct it.' }]
    : []),
];

/** `policies` maps a purpose to the slug of a page. */
function checkPolicies(policies: unknown): Fault[] {
  if (policies === undefined || policies === null) return [];
  if (typeof policies !== 'object' || Array.isArray(policies))
    return [
      { field: ['policies'], message: 'This must be a map.', remedy: 'Write "privacy: privacy" lines.' },
    ];
  return Object.entries(policies).flatMap(([purpose, slug]) =>
    typeof slug === 'string' && SLUG.test(slug)
      ? []
      : [
          {
            field: ['policies', purpose],
            message: `${purpose} must name a page.`,
            remedy: 'Write the name of its file in content/pages, without ".md".',
          },
        ],
  );
}

export const checkSite = (site: Site): Fault[] => [
  ...timeZone(site.timeZone, ['timeZone']),
  ...language(site.locale, ['locale']),
  ...(site.social ?? []).flatMap((profile, i) => httpsUrl(profile.url, ['social', i, 'url'])),
  ...(site.newsletters ?? []).flatMap((letter, i) =>
    slugs([letter.slug], []).map((fault) => ({ ...fault, field: ['newsletters', i, 'slug'] })),
  ),
  ...checkPolicies(site.policies),
  ...checkPlace(site.weather, ['weather']),
];

export const checkFront = (front: Front): Fault[] =>
  front.blocks.flatMap((block, i) => {
    const field = ['blocks', i];
    const isEmpty = !block.rule && (block.slots ?? []).length === 0;
    return [
      ...(isEmpty
        ? [
            {
              field,
              message: 'This block has neither slots nor a rule.',
              remedy: 'Add one: "rule: {limit: 4}".',
            },
          ]
        : []),
      ...within(block.rule?.limit, [1, 50], [...field, 'rule', 'limit']),
      ...(block.slots ?? []).flatMap((slot, j) =>
        parsePath(slot.path.normalize('NFC'))?.kind === 'article'
          ? []
          : [
              {
                field: [...field, 'slots', j, 'path'],
                message: `"${slot.path}" is no path of a story.`,
                remedy: 'Write it like /world/2007/05/29/us-urges-iran.',
              },
            ],
      ),
    ];
  });
