/** What results and shared links say under the title of a page that nobody has written a description for. */
import { formatDate } from '#lib/dateline/format-time.ts';
import type { Section, Site, StoryPage, Teaser, Topic } from '#lib/edition/model.ts';
import type { CorrectionsPage } from '#lib/edition/queries/corrections.ts';
import { shorten } from './title.ts';

/** Characters: longer ones are cut by everybody who shows them. */
const LONGEST = 300;

const joined = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const sentence = (text: string): string => (text === '' || /[.!?…।]$/u.test(text) ? text : `${text}.`);

const counted = (count: number, one: string, more: string): string =>
  `${new Intl.NumberFormat('en').format(count)} ${count === 1 ? one : more}`;

/**
 * What the paper is, what it reports on, and the story that leads its front page.
 *
 * @param lead undefined while no story is on the front
 */
export function frontDescription(
  site: Pick<Site, 'name' | 'tagline'>,
  sections: readonly Pick<Section, 'navTitle'>[],
  lead: Pick<Teaser, 'headline'> | undefined,
): string {
  const titles = joined.format(sections.map(({ navTitle }) => navTitle));
  const sentences = [
    sentence(site.tagline),
    titles === '' ? sentence(site.name) : `${titles} in ${site.name}.`,
    lead === undefined ? '' : `On the front page: ${sentence(lead.headline)}`,
  ];
  return shorten(sentences.filter(Boolean).join(' '), LONGEST);
}

/** A topic's own description, else how many stories there are and which is the latest. */
export function topicDescription(
  topic: Pick<Topic, 'title' | 'description'>,
  {
    page,
    total,
    stories,
  }: Pick<StoryPage, 'page' | 'total'> & { stories: readonly Pick<Teaser, 'headline'>[] },
  site: Pick<Site, 'name'>,
): string {
  if (topic.description) return topic.description;
  const what = `${topic.title}: ${counted(total, 'story', 'stories')} from ${site.name}`;
  const [latest] = page === 1 ? stories : [];
  const text =
    latest === undefined ? `${what}, page ${page}.` : `${what}. The latest: ${sentence(latest.headline)}`;
  return shorten(text, LONGEST);
}

/** How many corrections there are, and which is the latest. */
export function correctionsDescription(
  { page, total, corrections }: CorrectionsPage,
  site: Pick<Site, 'name' | 'timeZone' | 'locale'>,
): string {
  const what = `What ${site.name} got wrong, and what is right`;
  if (total === 0) return `${what}: nothing has been corrected so far.`;
  const count = counted(total, 'correction or clarification', 'corrections and clarifications');
  const [latest] = page === 1 ? corrections : [];
  const text =
    latest === undefined
      ? `${what}: ${count}, page ${page}.`
      : `${what}: ${count}. The latest, of ${formatDate(latest.correction.date, site)}, is to: ${sentence(latest.story.headline)}`;
  return shorten(text, LONGEST);
}
