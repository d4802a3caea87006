/**
 * `<search-suggest data-source>` around a search field: suggestions while the reader types, as a combobox with a list
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Without script it is the field alone. Nothing of the page moves: the list lies
 * over it. It is made at the first letter, so that the page's own tree is as the server sent it until then.
 */

/** The reader is let finish a syllable first, in milliseconds. */
const PATIENCE = 120;
const LIST = 'search-suggestions';

interface Suggestion {
  text: string;
  /** What it is, where it is not a query: the section of a story. */
  kind: string;
  href: string;
}

/** An answer in the form of OpenSearch suggestions. */
function readSuggestions(answer: unknown): Suggestion[] {
  if (!Array.isArray(answer)) return [];
  const [, texts, kinds, addresses] = answer as unknown[][]; // as the format has it; what is missing is left out
  return (texts ?? []).map((text, n) => ({
    text: String(text),
    kind: String(kinds?.[n] ?? ''),
    href: String(addresses?.[n] ?? ''),
  }));
}

class SearchSuggest extends HTMLElement {
  #list: HTMLUListElement | undefined;
  #status: HTMLElement | undefined;
  #suggestions: Suggestion[] = [];
  #active = -1;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  #typed = '';

  connectedCallback(): void {
    this.addEventListener('input', () => this.#await());
    this.addEventListener('keydown', (event) => this.#press(event));
    this.addEventListener('focusout', () => this.#close());
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  #await(): void {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    this.#typed = this.#field?.value ?? '';
    if (this.#typed.trim().length < 2) this.#close();
    else this.#waiting = setTimeout(() => void this.#ask(), PATIENCE);
  }

  async #ask(): Promise<void> {
    this.#asking = new AbortController();
    try {
      const url = `${this.dataset.source}?${new URLSearchParams({ q: this.#typed })}`;
      const response = await fetch(url, { signal: this.#asking.signal });
      if (response.ok) this.#show(readSuggestions(await response.json()));
    } catch {
      // Another letter was typed, or the line is down: the field works without suggestions.
    }
  }

  #show(suggestions: Suggestion[]): void {
    const field = this.#field;
    if (!field || document.activeElement !== field) return;
    this.#suggestions = suggestions;
    this.#active = -1;
    const list = this.#open(field);
    list.replaceChildren(...suggestions.map((suggestion, n) => this.#option(suggestion, n)));
    list.hidden = suggestions.length === 0;
    field.ariaExpanded = String(!list.hidden);
    field.removeAttribute('aria-activedescendant');
    const count = suggestions.length;
    if (this.#status)
      this.#status.textContent = count === 0 ? '' : count === 1 ? '1 suggestion' : `${count} suggestions`;
  }

  /** The list and what belongs to it, made once. */
  #open(field: HTMLInputElement): HTMLUListElement {
    if (this.#list) return this.#list;
    this.#list = document.createElement('ul');
    this.#list.id = LIST;
    this.#list.className = 'suggestions';
    this.#list.role = 'listbox';
    this.#list.ariaLabel = 'Suggestions';
    this.#status = document.createElement('span');
    this.#status.role = 'status';
    this.#status.className = 'sr';
    field.role = 'combobox';
    field.ariaAutoComplete = 'list';
    field.setAttribute('aria-controls', LIST);
    this.append(this.#list, this.#status);
    return this.#list;
  }

  #option({ text, kind }: Suggestion, n: number): HTMLLIElement {
    const option = document.createElement('li');
    option.id = `${LIST}-${n}`;
    option.role = 'option';
    option.ariaSelected = 'false';
    option.dir = 'auto';
    option.append(text);
    if (kind !== '') {
      const meta = document.createElement('span');
      meta.className = 'meta';
      meta.append(kind);
      option.append(meta);
    }
    // Before the field loses the focus, which closes the list.
    option.addEventListener('pointerdown', (event) => event.preventDefault());
    option.addEventListener('click', () => this.#take(n));
    return option;
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || !this.#list || this.#list.hidden) return;
    const count = this.#suggestions.length;
    if (event.key === 'ArrowDown') this.#choose(this.#active + 1 < count ? this.#active + 1 : -1);
    else if (event.key === 'ArrowUp') this.#choose(this.#active === -1 ? count - 1 : this.#active - 1);
    else if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && this.#active >= 0) this.#take(this.#active);
    else return;
    event.preventDefault();
  }

  /** Marks an option; -1 is the reader's own words. A query is shown in the field, where it can be worked on. */
  #choose(n: number): void {
    const field = this.#field;
    if (!field) return;
    this.#active = n;
    for (const [at, option] of [...(this.#list?.children ?? [])].entries())
      option.ariaSelected = String(at === n);
    if (n === -1) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `${LIST}-${n}`);
    const chosen = this.#suggestions[n];
    field.value = chosen && chosen.kind === '' ? chosen.text : this.#typed;
  }

  #take(n: number): void {
    const chosen = this.#suggestions[n];
    if (chosen) location.assign(chosen.href);
  }

  #close(): void {
    clearTimeout(this.#waiting);
    this.#asking?.abort();
    const field = this.#field;
    if (this.#list) this.#list.hidden = true;
    if (this.#status) this.#status.textContent = '';
    if (field?.role === 'combobox') {
      field.ariaExpanded = 'false';
      field.removeAttribute('aria-activedescendant');
    }
  }
}

customElements.define('search-suggest', SearchSuggest);
