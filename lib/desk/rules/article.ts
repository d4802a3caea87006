/** What CONTENT.md asks of an article beyond the types of its fields. */
import type { Article } from 'contentlayer/generated';
import { offsetIn } from '#lib/edition/zone-offset.ts';
import { parsePath } from '#lib/routes.ts';
import type { StoryAddress } from '../address.ts';
import type { Fault, FieldPath } from '../fault.ts';
import { dayIn } from '../instant.ts';
import { httpsUrl, language, longest, slugs } from './checks.ts';
import { checkPicture, checkPlace } from './nested.ts';

/** What to know of a day long ago: who writes the offset of today for it may be on another day. */
function clocksThen(timeZone: string, instant: number): string {
  const seconds = offsetIn(timeZone)(instant) / 1000;
  if (seconds % 60 === 0) return '';
  const apart = new Date(Math.abs(seconds) * 1000).toISOString().slice(11, 19);
  return ` Clocks there were ${apart} ${seconds < 0 ? 'behind' : 'ahead of'} UTC at that time; in UTC, a time ends with Z.`;
}

/** The order of lists begins in October 1697 (`story-id.ts`). */
const FIRST_YEAR = 1698;

function checkTimes(article: Article, address: StoryAddress, timeZone: string | undefined): Fault[] {
  const published = Date.parse(article.published);
  const faults: Fault[] = [];
  if (published < Date.UTC(FIRST_YEAR, 0))
    faults.push({
      field: ['published'],
      message: `An archive begins in ${FIRST_YEAR}.`,
      remedy: 'Correct the date, or keep the text as a page.',
    });
  const day = timeZone === undefined ? address.day : dayIn(timeZone, published);
  if (day !== address.day) {
    const [year, month, date] = day.split('-');
    faults.push({
      field: ['published'],
      message: `It is published on ${day} (${timeZone}), but its file name says ${address.day}.`,
      remedy: `Correct the date, or name the file articles/${address.section}/${year}/${month}/${date}-${address.slug}.md.${
        timeZone === undefined ? '' : clocksThen(timeZone, published)
      }`,
    });
  }
  if (article.updated && Date.parse(article.updated) < published)
    faults.push({
      field: ['updated'],
      message: 'It is updated before it is published.',
      remedy: 'Correct one of the two dates.',
    });
  if (article.expires && Date.parse(article.expires) <= published)
    faults.push({
      field: ['expires'],
      message: 'It expires before it is published.',
      remedy: 'Correct one of the two dates.',
    });
  return faults;
}

function checkCredit(article: Article): Fault[] {
  const isSigned = (article.authors ?? []).length > 0 || Boolean(article.agency?.trim());
  if (isSigned) return [];
  return [
    {
      field: ['authors'],
      message: 'This article has neither authors nor an agency.',
      remedy: 'Add "authors: [slug]" or "agency: name".',
    },
  ];
}

function checkStatus(article: Article): Fault[] {
  if (article.status !== 'withdrawn' || article.withdrawnReason?.trim()) return [];
  return [
    {
      field: ['withdrawnReason'],
      message: 'This article is withdrawn without a reason.',
      remedy: 'Add "withdrawnReason: …": readers who follow its link are shown it.',
    },
  ];
}

const checkStoryPath = (path: string, field: FieldPath): Fault[] =>
  parsePath(path.normalize('NFC'))?.kind === 'article'
    ? []
    : [
        {
          field,
          message: `"${path}" is no path of a story.`,
          remedy: 'Write it like /world/2007/05/29/us-urges-iran.',
        },
      ];

function checkTranslation(article: Article, address: StoryAddress): Fault[] {
  const original = article.translationOf ?? undefined;
  if (original === undefined) return [];
  if (original.normalize('NFC') !== address.path) return checkStoryPath(original, ['translationOf']);
  return [
    {
      field: ['translationOf'],
      message: 'This article is named as its own original.',
      remedy: 'Name the story that it translates, or remove the line.',
    },
  ];
}

/** `timeZone`: the publication's (IANA), where it is known: the day in a file's name is a day there. */
export function checkArticle(article: Article, address: StoryAddress, timeZone: string | undefined): Fault[] {
  return [
    ...longest(article.headline, 160, ['headline']),
    ...longest(article.standfirst, 300, ['standfirst']),
    ...checkTimes(article, address, timeZone),
    ...checkCredit(article),
    ...checkStatus(article),
    ...checkPlace(article.location, ['location']),
    ...checkPicture(article.image, ['image']),
    ...slugs(article.authors, ['authors']),
    ...slugs(article.topics, ['topics']),
    ...(article.series ? slugs([article.series], []).map((fault) => ({ ...fault, field: ['series'] })) : []),
    ...(article.related ?? []).flatMap((path, i) => checkStoryPath(path, ['related', i])),
    ...checkTranslation(article, address),
    ...httpsUrl(article.canonicalUrl ?? undefined, ['canonicalUrl']),
    ...language(article.language ?? undefined, ['language']),
  ];
}
