/** Fetches the script of `<share-passage>` when a reader first chooses words. */
import { fetchLater } from '#components/page/later-script.ts';

function choose(): void {
  if (getSelection()?.isCollapsed !== false || !document.querySelector('share-passage')) return;
  document.removeEventListener('selectionchange', choose);
  fetchLater('passage');
}

document.addEventListener('selectionchange', choose);
