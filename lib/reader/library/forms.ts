/** Plain forms of the library: save and unsave, follow and unfollow, and what can be done with reads. */
import type { Item, ItemKind } from '#lib/library/item.ts';
import type { LibraryTab } from '#lib/library/library-view.ts';
import { namesStory, namesTarget } from '#lib/library/received-item.ts';
import {
  clearReadsPath,
  keepReadsPath,
  markReadPath,
  markUnreadPath,
  removeReadPath,
  resumePath,
  unfollowPath,
  unsavePath,
} from '#lib/library-form-routes.ts';
import { followPath, libraryPath, savePath } from '#lib/library-routes.ts';
import { keepReads } from '../account/reads.ts';
import type { Handler, Routes } from '../desk.ts';
import { readForm } from '../form.ts';
import { goTo } from '../reply.ts';
import { type Change, changeItem, clearReads, takeAway } from './change-library.ts';
import { forLibrary, getting, notYet, placeOf, posting, signInFor } from './for-reader.ts';
import { forgetIntent, readIntent, rememberIntent } from './intent.ts';
import { type Notice, noticeAt } from './notices.ts';
import type { SyncPlace } from './sync-library.ts';

interface Form {
  kind: ItemKind;
  /** Name of its field. */
  field: 'story' | 'target';
  tab: LibraryTab;
  done: Notice;
  change: (id: string, now: number) => Change;
}

const save =
  (id: string, now: number): Change =>
  (before, stamp) =>
    before && !before.gone ? undefined : { kind: 'saved', id, at: now, stamp };

const follow =
  (id: string, now: number): Change =>
  (before, stamp) =>
    before && !before.gone ? undefined : ({ kind: 'follow', id, at: now, stamp, seen: now } as Item); // it was checked

const markRead =
  (id: string, now: number): Change =>
  (before, stamp) => {
    const {
      paragraph: _,
      unread: __,
      ...rest
    } = before?.kind === 'read' && !before.gone ? before : { unread: true };
    return { ...rest, kind: 'read', id, at: now, stamp, progress: 1 };
  };

const markUnread: Change = (before, stamp) =>
  before?.kind !== 'read' || before.gone ? undefined : { ...before, stamp, unread: true };

const ofStory = { field: 'story' } as const;
const ofTarget = { field: 'target', kind: 'follow', tab: 'following' } as const;
const ofRead = { ...ofStory, kind: 'read', tab: 'reads' } as const;

const FORMS: Readonly<Record<string, Form>> = {
  [savePath()]: { ...ofStory, kind: 'saved', tab: 'saved', done: 'saved', change: save },
  [unsavePath()]: { ...ofStory, kind: 'saved', tab: 'saved', done: 'unsaved', change: () => takeAway },
  [followPath()]: { ...ofTarget, done: 'followed', change: follow },
  [unfollowPath()]: { ...ofTarget, done: 'unfollowed', change: () => takeAway },
  [removeReadPath()]: { ...ofRead, done: 'read-removed', change: () => takeAway },
  [markReadPath()]: { ...ofRead, done: 'marked-read', change: markRead },
  [markUnreadPath()]: { ...ofRead, done: 'marked-unread', change: () => markUnread },
};

/** Why nothing was changed, by the sentence of the refusal. */
const failureOf = (reason: string, { field, kind }: Form): Notice => {
  if (reason.startsWith('There is no')) return field === 'story' ? 'no-story' : 'no-target';
  if (kind === 'read') return 'no-reads';
  return kind === 'saved' ? 'full-saved' : 'full-follow';
};

/** Does what a form says, and returns the address of the list that says so. */
async function perform(place: SyncPlace, readerId: string, form: Form, subject: string): Promise<string> {
  const id = subject.normalize('NFC');
  const { kind, field, tab, done } = form;
  const isNamed = field === 'story' ? namesStory(id) : namesTarget(id);
  if (!isNamed) return noticeAt(tab, field === 'story' ? 'no-story' : 'no-target');
  const reason = await changeItem(place, readerId, { kind, id }, form.change(id, place.now));
  return noticeAt(tab, reason === undefined ? done : failureOf(reason, form));
}

const answerForm =
  (action: string, form: Form): Handler =>
  async (request, desk) => {
    const subject = (await readForm(request))(form.field);
    const place = placeOf(desk);
    if (place === undefined) return notYet();
    const reader = await desk.findReader(request);
    if (reader === undefined)
      return goTo(signInFor(resumePath()), [await rememberIntent(desk, { action, subject })]);
    return goTo(await perform(place, reader.id, form, subject));
  };

/** After signing in: what was begun before is done, once. */
const resume = forLibrary(resumePath(), async ({ request, desk, place, reader }) => {
  const intent = await readIntent(desk, request);
  const form = intent && Object.hasOwn(FORMS, intent.action) ? FORMS[intent.action] : undefined;
  const to = intent && form ? await perform(place, reader.id, form, intent.subject) : libraryPath();
  return goTo(to, [forgetIntent(desk)]);
});

const chooseReads = forLibrary(libraryPath('reads'), async ({ request, desk, reader }) => {
  const isOn = (await readForm(request))('keep') === 'yes';
  await keepReads(desk, reader.id, isOn);
  return goTo(noticeAt('reads', isOn ? 'reads-on' : 'reads-off'));
});

const clear = forLibrary(libraryPath('reads'), async ({ request, place, reader }) => {
  await readForm(request);
  await clearReads(place, reader.id);
  return goTo(noticeAt('reads', 'reads-cleared'));
});

export const formRoutes: Routes = {
  ...Object.fromEntries(
    Object.entries(FORMS).map(([action, form]) => [posting(action), answerForm(action, form)]),
  ),
  [getting(resumePath())]: resume,
  [posting(keepReadsPath())]: chooseReads,
  [posting(clearReadsPath())]: clear,
};
