/** Advice on links to pages of the paper that are not there. It is no error: a story may be published before the one it links to. */
import type { ContentRecord, RedirectsRecord } from '#lib/edition/batch.ts';
import { applyPattern } from '#lib/edition/redirect-patterns.ts';
import { readBody } from '#lib/markdown/read-body.ts';
import {
  authorPath,
  type Path,
  pagePath,
  parsePath,
  routePath,
  sectionPath,
  topicPath,
} from '#lib/routes.ts';
import type { Adviser } from './check.ts';
import { nearest } from './nearest.ts';

export const DEAD_LINK = 'dead-link';

/** Pages that exist if there is a file for them, or a story that names them. */
const WITH_A_FILE = new Set(['article', 'section', 'author', 'topic', 'page']);

/** A link to a path in Markdown, in a line or by reference. */
const LINK = /\]\(<?\/|\]:[ \t]{0,8}<?\//;
/** Finding the nearest of more would take too long. */
const MOST_COMPARED = 5_000;

const startOf = (path: Path): string => path.slice(0, path.lastIndexOf('/') + 1);

interface Link {
  file: string;
  path: Path;
}

export class DeadLinkAdviser implements Adviser {
  readonly #pages = new Set<Path>();
  /** Stories that readers do not get. */
  readonly #hidden = new Map<Path, string>();
  readonly #links: Link[] = [];
  readonly #redirected = new Set<Path>();
  #patterns: RedirectsRecord['patterns'] = [];
  /** The pages that readers get, by all but their last part: made at the first dead link. */
  #siblings: Map<string, string[]> | undefined;

  take(file: string, record: ContentRecord): void {
    if (record.type === 'redirects') {
      for (const { from } of record.redirects) this.#redirected.add(from);
      this.#patterns = record.patterns;
    }
    for (const path of pagesOf(record)) this.#pages.add(path);
    if (record.type === 'article' && record.status !== 'published')
      this.#hidden.set(record.path, record.status);
    const text = 'body' in record ? record.body : '';
    // Most texts link to nothing, and are not read again.
    if (!LINK.test(text)) return;
    for (const { path } of readBody(text).links) this.#links.push({ file, path });
  }

  conclude(): ReturnType<Adviser['conclude']> {
    const found = this.#links.flatMap(({ file, path }) => {
      const page = this.#pageOf(path);
      if (page === undefined || (this.#pages.has(page) && !this.#hidden.has(page))) return [];
      const status = this.#hidden.get(page);
      const why =
        status === undefined ? 'which is not there' : `which is ${status === 'draft' ? 'a draft' : status}`;
      return [
        {
          file,
          kind: DEAD_LINK,
          message: `It links to ${path}, ${why}.`,
          remedy: this.#remedy(page),
        },
      ];
    });
    return found.sort((one, other) => (one.file < other.file ? -1 : 1));
  }

  /** The page that a link leads to; undefined if it leads elsewhere, or is redirected. */
  #pageOf(path: Path): Path | undefined {
    const route = parsePath(path);
    if (route === undefined || !WITH_A_FILE.has(route.kind)) return undefined;
    if (this.#redirected.has(path)) return undefined;
    if (this.#patterns.some((pattern) => applyPattern(pattern, path) !== undefined)) return undefined;
    return 'page' in route ? routePath({ ...route, page: 1 }) : path;
  }

  #remedy(page: Path): string {
    const start = startOf(page);
    this.#siblings ??= Map.groupBy(
      [...this.#pages].filter((path) => !this.#hidden.has(path)),
      startOf,
    );
    const others = this.#siblings.get(start) ?? [];
    const meant =
      others.length < MOST_COMPARED
        ? nearest(
            page.slice(start.length),
            others.map((path) => path.slice(start.length)),
          )
        : undefined;
    return meant === undefined ? 'Correct the link, or take it out.' : `Did you mean ${start}${meant}?`;
  }
}

function pagesOf(record: ContentRecord): Path[] {
  switch (record.type) {
    case 'article':
      return [record.path, ...record.topics.map((topic) => topicPath(topic))];
    case 'section':
      return [sectionPath(record.slug)];
    case 'author':
      return [authorPath(record.slug)];
    case 'topic':
      return [topicPath(record.slug)];
    case 'page':
      return [pagePath(record.slug)];
    default:
      return [];
  }
}
