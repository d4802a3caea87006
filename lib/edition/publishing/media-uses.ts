/** Who shows which media file, so that another version of the file touches the pages that it is on. */
import type { ContentRecord, PictureRecord, RichTextRecord } from '../batch.ts';
import { articleById } from '../stored.ts';
import { articleTag, authorTag, pageTag, sectionTag, topicTag } from '../tags.ts';
import type { Change } from './change.ts';
import { tagStories } from './story-tags.ts';

/** What of a record shows media files, if anything does: its picture and its text. */
interface Showing extends Partial<Pick<RichTextRecord, 'media'>> {
  type?: ContentRecord['type'];
  image?: PictureRecord | undefined;
}

/** A story's id; of anything else its type and key: `author:maya`. */
export type MediaUser = number | `${string}:${string}`;

const filesOf = ({ image, media = {} }: Showing): Set<string> =>
  new Set([...(image ? [image.file] : []), ...Object.values(media)]);

export function noteMediaUses(change: Change, user: MediaUser, shown: Showing): void {
  for (const file of filesOf(shown))
    change.db.run('INSERT OR IGNORE INTO media_uses (file, user) VALUES (?, ?)', file, user);
}

export function dropMediaUses(change: Change, user: MediaUser, shown: Showing): void {
  for (const file of filesOf(shown))
    change.db.run('DELETE FROM media_uses WHERE file = ? AND user = ?', file, user);
}

/** Tag of the page that shows a record which is no story, by the record's type. */
const PAGE_TAGS: Record<string, (key: string) => string> = {
  section: sectionTag,
  author: authorTag,
  topic: topicTag,
  page: pageTag,
  'live-entry': (key) => articleTag(key.slice(0, key.lastIndexOf('#'))),
};

/** The file changed: so did everything that shows it. */
export function tagMediaUsers(change: Change, file: string): void {
  const users = change.db.rows<{ user: MediaUser }>('SELECT user FROM media_uses WHERE file = ?', file);
  const stories = users.flatMap(({ user }) =>
    typeof user === 'number' ? (articleById(change.db, user) ?? []) : [],
  );
  tagStories(change, stories);
  for (const { user } of users) {
    if (typeof user === 'number') continue;
    const colon = user.indexOf(':');
    const tagOf = PAGE_TAGS[user.slice(0, colon)];
    if (tagOf) change.tag(tagOf(user.slice(colon + 1)));
  }
}
