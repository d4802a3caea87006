/**
 * What an editor may do for a story to be found and shared better. None of it is wrong: it is published as it is.
 * Limits: what results and networks show of a text before they cut it (docs/writing.md).
 */
import type { Place } from '#lib/edition/model.ts';
import { LONGEST_TITLE } from '../title.ts';

export type AdviceKind =
  | 'long-title'
  | 'long-standfirst'
  | 'long-social-headline'
  | 'no-picture'
  | 'small-picture'
  | 'same-title'
  | 'empty-topic';

export interface Advice {
  kind: AdviceKind;
  /** The field's way from the top of the front matter; undefined where it is of the whole file. */
  field?: readonly string[] | undefined;
  message: string;
  remedy: string;
}

/** What is looked at: a record of the desk's and a story of the edition's both have it. */
export interface AdvisedStory {
  headline: string;
  standfirst: string;
  seoTitle?: string | undefined;
  socialHeadline?: string | undefined;
  image?: { file: string } | undefined;
  location?: Place | undefined;
}

/** Characters of a description that results show. */
export const LONGEST_DESCRIPTION = 160;
/** Characters of a headline that X shows. */
export const LONGEST_SOCIAL = 70;
/** Pixels from which Discover and networks show a picture large. */
export const LEAST_PICTURE = 1200;

const lengthOf = (text: string): number => [...text].length;

const longTitle = ({ headline, seoTitle }: AdvisedStory): Advice[] => {
  const length = lengthOf(seoTitle ?? headline);
  if (length <= LONGEST_TITLE) return [];
  return [
    {
      kind: 'long-title',
      field: [seoTitle === undefined ? 'headline' : 'seoTitle'],
      message: `Search results cut a title near ${LONGEST_TITLE} characters; this has ${length}.`,
      remedy:
        seoTitle === undefined ? `Add a shorter seoTitle; the page keeps its headline.` : 'Shorten seoTitle.',
    },
  ];
};

const longSocialHeadline = ({ headline, seoTitle, socialHeadline }: AdvisedStory): Advice[] => {
  const length = lengthOf(socialHeadline ?? headline);
  // A long headline without a shorter one for results is told of there: once is enough.
  const isTold = socialHeadline === undefined && seoTitle === undefined;
  if (length <= LONGEST_SOCIAL || isTold) return [];
  return [
    {
      kind: 'long-social-headline',
      field: [socialHeadline === undefined ? 'headline' : 'socialHeadline'],
      message: `X cuts a headline at ${LONGEST_SOCIAL} characters; this has ${length}.`,
      remedy: socialHeadline === undefined ? 'Add a shorter socialHeadline.' : 'Shorten socialHeadline.',
    },
  ];
};

const longStandfirst = ({ standfirst }: AdvisedStory): Advice[] => {
  const length = lengthOf(standfirst);
  if (length <= LONGEST_DESCRIPTION) return [];
  return [
    {
      kind: 'long-standfirst',
      field: ['standfirst'],
      message: `Search results cut a description near ${LONGEST_DESCRIPTION} characters; this has ${length}.`,
      remedy: `Say what matters in its first ${LONGEST_DESCRIPTION} characters, or shorten it.`,
    },
  ];
};

const isDrawing = (file: string): boolean => file.endsWith('.svg');

function pictures({ image, location }: AdvisedStory, width: number | undefined): Advice[] {
  if (image === undefined) {
    if (location !== undefined) return [];
    return [
      {
        kind: 'no-picture',
        field: ['image'],
        message: 'It has neither picture nor location: links to it show a card of words only.',
        remedy: 'Add an image, or a location, of which a map is drawn.',
      },
    ];
  }
  // Drawings are drawn anew at any size.
  if (isDrawing(image.file) || width === undefined || width >= LEAST_PICTURE) return [];
  return [
    {
      kind: 'small-picture',
      field: ['image', 'src'],
      message: `The picture is ${width} px wide: below ${LEAST_PICTURE} px, search engines and networks show it small.`,
      remedy: 'Put in the largest file there is; readers are sent copies of the right size.',
    },
  ];
}

/** @param pictureWidth pixels, where its picture's size is known */
export const adviseStory = (story: AdvisedStory, pictureWidth: number | undefined): Advice[] => [
  ...longTitle(story),
  ...longSocialHeadline(story),
  ...longStandfirst(story),
  ...pictures(story, pictureWidth),
];

/** What makes two titles one to readers of results: letter case and spaces do not tell them apart. */
export const titleKey = ({ headline, seoTitle }: Pick<AdvisedStory, 'headline' | 'seoTitle'>): string =>
  (seoTitle ?? headline).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** @param others files of the stories that have the same title in results */
export const adviseSameTitle = (story: AdvisedStory, others: readonly string[]): Advice[] => {
  const [first, ...more] = others;
  if (first === undefined) return [];
  const rest = more.length > 0 ? ` and ${more.length} more` : '';
  return [
    {
      kind: 'same-title',
      field: [story.seoTitle === undefined ? 'headline' : 'seoTitle'],
      message: `Search results show it under the same title as ${first}${rest}.`,
      remedy: 'Say in the headline or seoTitle what is new in it.',
    },
  ];
};
