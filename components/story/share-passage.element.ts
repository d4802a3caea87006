/**
 * `<share-passage data-url data-title>`: where a reader has chosen words of the story that it stands in, buttons beside
 * them: one copies a link that leads to these words, one hands it to the device's share sheet. It is empty without script.
 */
import { button, icon, openRoot, statusLine } from '#components/comforts/controls.ts';
import { textFragment } from '#lib/share/text-fragment.ts';
import { passageAt } from './passage-at.ts';
import { LINK, SHEET } from './share-signs.ts';

const HINT = 'Passage chosen. Press Tab to share it, Escape to go on reading.';

/** How long a choice has to stand before the buttons come, and how long an outcome stays, in milliseconds. */
const SETTLED = 350;
const SHOWN_FOR = 3_000;
/** Pixels between the words and the buttons. */
const GAP = 8;

const STYLE = `
  :host { position: absolute; z-index: 3; }
  div { display: flex; background: var(--color-solid); color: var(--color-on-solid); box-shadow: 0 2px 8px rgb(0 0 0 / .3); }
  div[hidden] { display: none; }
  button { padding-inline: .75rem; white-space: nowrap; }
  button:hover { background: none; text-decoration: underline; }
  button:focus-visible { outline-color: currentColor; outline-offset: -5px; }
  div span { padding: .75rem; font: 500 .875rem/1.4 var(--font-sans); }
  div span:empty { display: none; }
  /* For fingers at the foot of the screen, clear of the device's own menu and of the handles. */
  @media (pointer: coarse) { :host { position: fixed; inset: auto 0 0 !important; justify-content: center; } }
  @media print { :host { display: none; } }
`;

class SharePassage extends HTMLElement {
  #range: Range | undefined;

  connectedCallback(): void {
    if (this.shadowRoot || !navigator.clipboard) return;
    const bar = document.createElement('div');
    bar.hidden = true;
    bar.setAttribute('role', 'group');
    bar.ariaLabel = 'Share this passage';
    const hint = statusLine('sr');
    const outcome = statusLine();
    let ending: ReturnType<typeof setTimeout> | undefined;

    const hide = (): void => {
      bar.hidden = true;
      this.#range = undefined;
      hint.textContent = '';
      outcome.textContent = '';
    };
    const say = (text: string): void => {
      outcome.textContent = text;
      clearTimeout(ending);
      ending = setTimeout(hide, SHOWN_FOR);
    };
    const copy = button(
      () => {
        navigator.clipboard.writeText(this.#url()).then(
          () => say('Link copied'),
          () => say('Not copied: the browser did not allow it'),
        );
      },
      icon(LINK),
      'Copy link to passage',
    );
    bar.append(copy);
    if (typeof navigator.share === 'function') {
      const { title = document.title } = this.dataset;
      // A reader who closes the sheet rejects the promise: that is no error.
      const send = (): void =>
        void navigator.share({ url: this.#url(), title, text: title }).catch(() => undefined);
      bar.append(button(send, icon(SHEET), 'Share'));
    }
    bar.append(outcome);
    // The words stay chosen while a button is pressed.
    bar.addEventListener('mousedown', (event) => event.preventDefault());
    openRoot(this, STYLE).append(bar, hint);

    const show = (): void => {
      const selection = getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
      const isInStory = range && this.parentElement?.contains(range.commonAncestorContainer);
      if (!selection || !isInStory || !/[\p{L}\p{N}]/u.test(String(range))) {
        if (!this.matches(':focus-within')) hide();
        return;
      }
      clearTimeout(ending);
      this.#range = range.cloneRange();
      bar.hidden = false;
      this.#place(range, selection);
      outcome.textContent = '';
      hint.textContent = HINT;
    };
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(show, SETTLED);
    };
    document.addEventListener('selectionchange', settle);
    // Words were chosen: that is why this runs.
    settle();
    document.addEventListener('keydown', (event) => {
      if (bar.hidden) return;
      if (event.key === 'Escape') hide();
      // From the words to the buttons, past the links between them.
      if (event.key === 'Tab' && !event.shiftKey && document.activeElement === document.body) {
        event.preventDefault();
        copy.focus();
      }
    });
  }

  /** Address of the story with the passage in it; of the story alone, where the passage cannot be named. */
  #url(): string {
    const { url = location.href } = this.dataset;
    const fragment = this.#range && textFragment(passageAt(this.#range));
    return fragment === undefined ? url : `${url}#${fragment}`;
  }

  /** Beside the words where the reader stopped, within the column. */
  #place(range: Range, { focusNode, focusOffset }: Selection): void {
    const column = this.offsetParent?.getBoundingClientRect();
    if (column === undefined) return;
    const lines = [...range.getClientRects()];
    const isUpward = focusNode === range.startContainer && focusOffset === range.startOffset;
    const line = (isUpward ? lines[0] : lines.at(-1)) ?? range.getBoundingClientRect();
    const left = Math.min(line.left - column.left, column.width - this.offsetWidth);
    const top = isUpward ? line.top - this.offsetHeight - GAP : line.bottom + GAP;
    this.style.left = `${Math.max(0, left)}px`;
    this.style.top = `${top - column.top}px`;
  }
}

customElements.define('share-passage', SharePassage);
