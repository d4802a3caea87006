/** Remembers that a story was read and where its reader stopped, on this device; lets old reads go. */

import { itemKey } from '#lib/library/item.ts';
import { readsToLetGo } from '#lib/library/reads-to-let-go.ts';
import { cardBeside } from './card-beside.ts';
import { offerToContinue } from './continue-reading.ts';
import { dropKey, readKey } from './device-storage.ts';
import { deviceTime } from './stamps.ts';
import { findItem, listItems, putItem } from './store.ts';
import { measureProgress } from './story-progress.ts';

/** So often, in milliseconds, it is noted while a reader goes on; at once when they leave. */
const EVERY = 10_000;

const story = document.querySelector<HTMLElement>('article.story');
const path = story?.querySelector<HTMLButtonElement>('save-button[labelled] button')?.value;

function noteProgress(): void {
  const now = measureProgress();
  if (!story || !path || !now || readKey('reads') === 'paused') return;
  const before = findItem('read', path);
  const revision = Number(story.dataset.revision);
  const progress = Math.max(now.progress, before?.progress ?? 0);
  if (before && !before.unread && before.progress === progress && before.paragraph === now.paragraph) return;
  putItem({
    kind: 'read',
    id: path,
    at: deviceTime(),
    card: cardBeside(story, path),
    progress,
    paragraph: now.paragraph,
    ...(revision > 0 && { revision }),
  });
}

function start(): void {
  if (!story || !path) return;
  for (const old of readsToLetGo(listItems('read'), deviceTime())) dropKey(itemKey(old));
  let moved = false;
  const before = findItem('read', path);
  if (before) offerToContinue(story, before);
  else noteProgress();
  addEventListener('scroll', () => {
    moved = true;
  });
  const note = (): void => {
    if (moved && document.visibilityState === 'visible') noteProgress();
    moved = false;
  };
  setInterval(note, EVERY);
  // Also when a page is left: it is still visible then, or has just ceased to be.
  const leave = (): void => {
    if (moved) noteProgress();
    moved = false;
  };
  document.addEventListener('visibilitychange', leave);
  addEventListener('pagehide', leave);
}

start();
