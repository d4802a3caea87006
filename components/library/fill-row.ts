/** Makes a row of the library from the page's template of one, with the device's own words in it (story-row.tsx). */
import type { LibraryRow } from '#lib/library/library-view.ts';
import { badgeOf, percentRead, readingOf } from '#lib/library/row-words.ts';
import { markReadPath, markUnreadPath } from '#lib/library-form-routes.ts';

const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A copy of one of the page's templates. */
export function copyOf(host: Element, part: string): HTMLElement {
  const template = host.querySelector<HTMLTemplateElement>(`template[data-part="${part}"]`);
  const copy = template?.content.firstElementChild;
  if (!copy) throw new Error(`The page has no template of a ${part}.`);
  return document.importNode(copy, true) as HTMLElement; // templates hold HTML
}

function part<E extends HTMLElement>(row: HTMLElement, selector: string): E {
  const found = row.querySelector<E>(selector);
  if (!found) throw new Error(`A row of the library has no ${selector}.`);
  return found;
}

function showText(element: HTMLElement, text: string | undefined): void {
  element.textContent = text ?? '';
  element.hidden = !text;
}

function nameButton(button: HTMLButtonElement, row: LibraryRow): void {
  const isMark = button.form?.getAttribute('action') === markReadPath();
  if (isMark && readingOf(row) !== 'unread') {
    button.form?.setAttribute('action', markUnreadPath());
    button.textContent = 'Mark as unread';
  }
  button.value = row.path;
  button.ariaLabel = `${button.textContent || 'Save'}: ${row.card.headline}`;
}

interface Filling {
  row: LibraryRow;
  words: string;
  fresh?: boolean;
}

export function fillRow(host: Element, { row, words, fresh = false }: Filling): HTMLElement {
  const made = copyOf(host, 'row');
  const { card } = row;
  made.dataset.path = row.path;
  made.dataset.reading = readingOf(row);
  if (card.accent) made.dataset.accent = card.accent;
  const picture = part(made, '.fig');
  picture.hidden = !card.picture;
  if (card.picture) part<HTMLImageElement>(made, 'img').src = card.picture;
  showText(part(made, '.kicker'), card.section);
  const link = part<HTMLAnchorElement>(made, '.hl a');
  link.textContent = card.headline;
  link.href = hrefOf(row.path);
  showText(part(made, '.badge'), badgeOf(row));
  part(made, '.fresh').hidden = !fresh;
  part(made, '.meta span').textContent = words;
  const progress = part<HTMLProgressElement>(made, '.progress');
  progress.hidden = readingOf(row) !== 'begun';
  progress.value = row.progress ?? 0;
  progress.ariaLabel = percentRead(row.progress);
  const onward = part<HTMLAnchorElement>(made, '.continue');
  onward.hidden = progress.hidden;
  onward.href = link.href;
  onward.ariaLabel = `Continue reading: ${card.headline}`;
  for (const button of made.querySelectorAll('button')) nameButton(button, row);
  return made;
}
