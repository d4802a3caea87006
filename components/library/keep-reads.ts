/**
 * On a story's page: when it is being read (some seconds and a scroll), or was read before, the script comes that remembers
 * where its reader stopped. Nothing is remembered where the reader has paused it.
 */
import { fetchLater } from '#components/page/later-script.ts';
import { readKey } from './device-storage.ts';
import { hasItem } from './stored-item.ts';

/** Who has not gone on by then is reading, in milliseconds. */
const READING = 5_000;

/** Path of the story whose page this is. */
const path = document.querySelector<HTMLButtonElement>('article.story save-button[labelled] button')?.value;

if (path && readKey('reads') !== 'paused') {
  if (hasItem('read', path)) fetchLater('reads');
  else addEventListener('scroll', () => setTimeout(() => fetchLater('reads'), READING), { once: true });
}
