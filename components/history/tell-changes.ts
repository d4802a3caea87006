/** Tells a reader what changed in a story since they read it: at its top in words, in its text by marks. */
import { openRoot } from '#components/comforts/controls.ts';
import type { RevisionKind } from '#lib/edition/model.ts';
import type { HistoryDocument } from '#lib/feeds/copies/history-text.ts';
import { STEADY_BLOCKS } from '#lib/history/steady-blocks.ts';

type Told = HistoryDocument['revisions'][number];

/** In the order in which they matter to who has read the story. */
const WHAT_HAPPENED = {
  correction: 'corrected',
  clarification: 'clarified',
  update: 'updated',
  silent: 'edited',
} as const satisfies Partial<Record<RevisionKind, string>>;

const STYLE = `
  :host { display: block; }
  p { margin: 0 0 .5rem; max-inline-size: var(--container-measure); font: 400 .9375rem/1.5 var(--font-sans); color: var(--color-ink-2); }
  p:first-child { font-weight: 600; color: var(--color-ink); }
  a { display: inline-flex; align-items: center; min-block-size: var(--spacing-tap); color: var(--color-ink); text-underline-offset: .2em;
    font: 600 var(--text-ui)/1.3 var(--font-sans); }
  a:focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; }
`;

/** For the page itself: it comes with this script, as few readers need it. */
const MARKS = `@media screen {
  changed-since[data-shown] { display: block; border-block-start: 1px solid var(--color-rule-strong); padding-block: .75rem .25rem; }
  .body > [data-changed] { border-inline-start: 2px solid var(--color-ink); padding-inline-start: .875rem; margin-inline-start: calc(-.875rem - 2px); }
  /* Their marks stay between the line and the text. */
  .body > :is(ul, ol)[data-changed] { padding-inline-start: 1.875rem; }
  .body > [data-changed]::before { content: attr(data-changed); display: block; font: 600 var(--text-kicker)/1.6 var(--font-sans);
    color: var(--color-ink-3); }
}`;

const paragraph = (text: string): HTMLParagraphElement => {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
};

function headline(since: readonly Told[]): string {
  for (const [kind, verb] of Object.entries(WHAT_HAPPENED)) {
    const told = since.find((each) => each.kind === kind);
    if (told) return `This story was ${verb} on ${told.when}, since you read it.`;
  }
  return 'This story has changed since you read it.';
}

/** Marks blocks of the story's text. They have their words before them where nobody sees the line beside them. */
function mark(places: readonly number[]): void {
  const body = document.querySelector('.story-text > .body');
  const blocks = body?.querySelectorAll<HTMLElement>(`:scope > :is(${STEADY_BLOCKS})`);
  for (const place of places) blocks?.item(place)?.setAttribute('data-changed', 'Changed since you read it');
}

/** @param read number of the revision that was read */
export async function tellChanges(host: HTMLElement, read: number): Promise<void> {
  const { changes = '', history = '' } = host.dataset;
  const response = await fetch(changes).catch(() => undefined);
  if (!response?.ok) return;
  const { revisions } = (await response.json()) as HistoryDocument; // as this very site makes it
  const since = revisions.filter(({ number }) => number > read);
  // One that is no longer kept: what is kept before it had less of what is there now.
  const before = revisions.find(({ number }) => number <= read);
  if (since.length === 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(MARKS);
  document.adoptedStyleSheets.push(sheet);
  mark(before?.changed ?? []);
  const link = document.createElement('a');
  link.href = history;
  link.textContent = 'What changed, word by word';
  const notes = since.flatMap(({ notes }) => notes).map(({ text }) => paragraph(text));
  const box = document.createElement('div');
  box.setAttribute('role', 'status');
  openRoot(host, STYLE).append(box);
  host.dataset.shown = '';
  box.append(paragraph(headline(since)), ...notes, link);
}
