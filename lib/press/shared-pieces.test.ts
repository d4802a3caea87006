/**
 * Pages that share a list, as the press sends them while a small paper changes: with a newsroom and a template of this test's
 * own, and random sequences of what editors do.
 */
import { deserialize, serialize } from 'node:v8';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bodyOf } from './bodies.ts';
import type { FinishedPage, Piece, RenderedPage } from './page.ts';
import { Press } from './press.ts';

interface Story {
  headline: string;
  text: string;
  /** Place in the list, the highest first. */
  place: number;
  isUp: boolean;
  /** How often it was put up again. */
  ups: number;
}

const LATEST = 3;
const teaserTag = (href: string): string => `teaser:${href}`;
const articleTag = (href: string): string => `article:${href}`;
const LIST = 'list:world';
const isBeside = (tag: string): boolean => /^(?:list|teaser):/.test(tag);
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const textOf = (page: FinishedPage | undefined): string =>
  page === undefined ? 'no page' : brotliDecompressSync(page.brotli).toString('utf8');

class Paper {
  readonly stories = new Map<string, Story>();
  footer = 'Founded in 1890';

  latest(except?: string): string[] {
    return [...this.stories]
      .filter(([href, { isUp }]) => isUp && href !== except)
      .sort(([, a], [, b]) => b.place - a.place)
      .slice(0, LATEST)
      .map(([href]) => href);
  }

  render(href: string): RenderedPage | undefined {
    const story = this.stories.get(href);
    if (!story?.isUp) return undefined;
    const list = this.latest();
    const isListed = list.includes(href);
    const shown = isListed ? this.latest(href) : list;
    const listTags = ['site', LIST, ...[...list, ...shown].map(teaserTag)];
    const items = shown.map((each) => `<li><a href="${each}">${this.stories.get(each)?.headline}</a></li>`);
    const mark = isListed ? '' : '<shared-piece data-key="end"></shared-piece>';
    return {
      html: `<!DOCTYPE html><html><body><h1>${story.headline}</h1><p>${story.text}</p>${mark}<ul>${items.join('')}</ul><footer>${this.footer}</footer></body></html>`,
      tags: ['site', articleTag(href), ...(isListed ? listTags : [])],
      ...(isListed ? {} : { shared: [{ key: 'end', tags: listTags, shows: list }] }),
    };
  }
}

const hrefOf = (n: number): string => `/world/story-${n}`;
function paperOf(count: number): Paper {
  const paper = new Paper();
  for (let n = 0; n < count; n += 1)
    paper.stories.set(hrefOf(n), {
      headline: `Headline ${n}`,
      text: `Text ${n}`,
      place: n,
      isUp: true,
      ups: 0,
    });
  return paper;
}

interface Desk {
  press: Press;
  paper: Paper;
  rendered: string[];
  publish: (headline: string) => string;
  withdraw: (href: string) => void;
  correct: (href: string, headline: string) => void;
}

function deskOf(
  count: number,
  render?: (page: () => RenderedPage | undefined, href: string) => Promise<RenderedPage | undefined>,
): Desk {
  const paper = paperOf(count);
  const rendered: string[] = [];
  const press = new Press({
    limit: 10_000_000,
    keepFrameworkScripts: false,
    isBeside,
    render: async (href) => {
      rendered.push(href);
      return render ? render(() => paper.render(href), href) : paper.render(href);
    },
  });
  return {
    press,
    paper,
    rendered,
    publish: (headline) => {
      const href = hrefOf(paper.stories.size);
      paper.stories.set(href, {
        headline,
        text: 'News',
        place: paper.stories.size + 1000,
        isUp: true,
        ups: 0,
      });
      press.expire([articleTag(href), teaserTag(href), LIST]);
      return href;
    },
    withdraw: (href) => {
      const story = paper.stories.get(href);
      if (story) story.isUp = false;
      press.expire([articleTag(href), teaserTag(href), LIST], { atOnce: true });
    },
    correct: (href, headline) => {
      const story = paper.stories.get(href);
      if (story) story.headline = headline;
      press.expire([articleTag(href), teaserTag(href), LIST]);
    },
  };
}

/** A busy machine may take its time. */
const LIMIT = { timeout: 10_000, interval: 5 };

const olds = Array.from({ length: 20 }, (_, n) => hrefOf(n));
async function deskWithAllHeld(
  ...rest: Parameters<typeof deskOf> extends [number, ...infer Rest] ? Rest : never
): Promise<Desk> {
  const desk = deskOf(30, ...rest);
  for (const href of olds) await desk.press.obtain(href);
  desk.rendered.length = 0;
  return desk;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a list that many pages end with', () => {
  it('is renewed by one rendering, and every page that is held then shows it', async () => {
    const { press, rendered, publish } = await deskWithAllHeld();
    publish('The newest story');
    await expect.poll(() => textOf(press.find(hrefOf(0))), LIMIT).toContain('The newest story');
    for (const href of olds) expect(textOf(press.find(href)), href).toContain('The newest story');
    expect(rendered).toHaveLength(1);
  });

  it('is sent as it was while the new one is rendered', async () => {
    let release = (): void => {};
    let isHeld = false;
    const { press, publish } = await deskWithAllHeld(async (page) => {
      if (isHeld) await new Promise<void>((resolve) => (release = resolve));
      return page();
    });
    vi.useFakeTimers({ toFake: ['performance'] });
    isHeld = true;
    publish('The newest story');
    expect(textOf(press.find(hrefOf(1)))).not.toContain('The newest story');
    vi.advanceTimersByTime(600);
    expect(press.find(hrefOf(1)), 'later it is waited for').toBeUndefined();
    const asked = press.obtain(hrefOf(1));
    await soon();
    release();
    expect(textOf(await asked)).toContain('The newest story');
  });

  it('shows the correction of a headline', async () => {
    const { press, rendered, correct } = await deskWithAllHeld();
    correct(hrefOf(29), 'What it should have said');
    await expect.poll(() => textOf(press.find(hrefOf(3))), LIMIT).toContain('What it should have said');
    for (const href of olds) expect(textOf(press.find(href))).not.toContain('Headline 29');
    expect(rendered).toHaveLength(1);
  });

  it('never shows a story after it was taken down, and one rendering is enough for that', async () => {
    const { press, rendered, withdraw } = await deskWithAllHeld();
    withdraw(hrefOf(29));
    for (const href of olds) expect(textOf(press.find(href)), href).not.toContain('Headline 29');
    for (const page of await Promise.all(olds.map((href) => press.obtain(href)))) {
      expect(textOf(page)).not.toContain('Headline 29');
      expect(textOf(page)).toContain('Headline 26');
    }
    expect(rendered).toHaveLength(1);
  });

  it('is rendered even if the queue for pages is full', async () => {
    let release = (): void => {};
    const blocked = new Promise<void>((resolve) => (release = resolve));
    const { press, publish } = await deskWithAllHeld(async (page, href) => {
      if (href.startsWith('/cold/')) await blocked;
      return page();
    });
    const cold = Promise.allSettled(Array.from({ length: 500 }, (_, n) => press.obtain(`/cold/${n}`)));
    publish('The newest story');
    await expect.poll(() => textOf(press.find(hrefOf(0))), LIMIT).toContain('The newest story');
    release();
    await cold;
  });

  it('leaves out the story whose page it is on, even if that story enters the list later', async () => {
    const { press, paper } = await deskWithAllHeld();
    const story = paper.stories.get(hrefOf(5));
    if (story) story.place = 2000;
    press.expire([articleTag('/none'), LIST]);
    await expect.poll(() => textOf(press.find(hrefOf(0))), LIMIT).toContain('href="/world/story-5"');
    expect(textOf(await press.obtain(hrefOf(5)))).not.toContain('href="/world/story-5"');
  });

  it('is rendered with a page if it cannot be rendered by itself', async () => {
    let isBroken = false;
    const { press, withdraw } = await deskWithAllHeld(async (page, href) => {
      if (isBroken && href !== hrefOf(7)) throw new Error('It cannot be rendered.');
      return page();
    });
    isBroken = true;
    withdraw(hrefOf(29));
    expect(textOf(await press.obtain(hrefOf(7)))).toContain('Headline 26');
    await expect
      .poll(() => textOf(press.find(hrefOf(8))), { ...LIMIT, message: 'other pages show it too' })
      .toContain('Headline 26');
  });

  it('is rendered by another page if the first one is gone, or fails', async () => {
    let isBroken = false;
    const { press, paper, rendered, publish } = await deskWithAllHeld(async (page, href) => {
      if (isBroken && href === hrefOf(1)) throw new Error('It cannot be rendered.');
      return page();
    });
    isBroken = true;
    // The press has not been told of this.
    paper.stories.delete(hrefOf(0));
    publish('The newest story');
    await expect.poll(() => textOf(press.find(hrefOf(9))), LIMIT).toContain('The newest story');
    expect(rendered).toEqual([hrefOf(0), hrefOf(1), hrefOf(2)]);
    expect(await press.obtain(hrefOf(0))).toBeUndefined();
  });

  it('changes with the edition', async () => {
    const { press, paper } = await deskWithAllHeld();
    paper.footer = 'Founded again';
    press.clear();
    expect(textOf(await press.obtain(hrefOf(1)))).toContain('Founded again');
  });

  it('leaves memory with the last page that shows it', async () => {
    const { press, rendered } = await deskWithAllHeld();
    press.expire(['site']);
    expect([...press.pieces()]).toEqual([]);
    expect(rendered).toEqual([]);
    expect(textOf(await press.obtain(hrefOf(1)))).toContain('Headline 1<');
  });
});

describe('a page with a shared list', () => {
  it('has an entity tag and a gzip body of its present list, and the same tag again for the same list', async () => {
    const { press, publish, withdraw } = await deskWithAllHeld();
    const before = press.find(hrefOf(2));
    if (before === undefined) throw new Error('The page is not held.');
    expect(gunzipSync(await bodyOf(before, 'gzip')).toString()).toBe(textOf(before));
    const href = publish('The newest story');
    await expect.poll(() => press.find(hrefOf(2))?.etag, LIMIT).not.toBe(before.etag);
    const after = press.find(hrefOf(2));
    if (after === undefined) throw new Error('The page is not held.');
    expect(gunzipSync(await bodyOf(after, 'gzip')).toString()).toContain('The newest story');
    expect(press.find(hrefOf(2)), 'one page for all who ask').toBe(after);
    expect(after.headers).toEqual(before.headers);
    withdraw(href);
    expect((await press.obtain(hrefOf(2)))?.etag).toBe(before.etag);
  });

  it('is tightened once, whatever lists come meanwhile', async () => {
    const words = Array.from({ length: 3000 }, (_, n) => `${(n * 7919) % 1013} ships`).join(' ');
    const { press, publish } = await deskWithAllHeld(async (page) => {
      const made = page();
      return made && { ...made, html: made.html.replace('<p>', `<p>${words}`) };
    });
    const loose = press.find(hrefOf(2));
    publish('The newest story');
    await expect.poll(() => press.find(hrefOf(2))?.isLoose, LIMIT).toBeUndefined();
    await expect.poll(() => textOf(press.find(hrefOf(2))), LIMIT).toContain('The newest story');
    expect(press.find(hrefOf(2))?.isLoose).toBeUndefined();
    expect(press.find(hrefOf(2))?.brotli.byteLength).toBeLessThan(loose?.brotli.byteLength ?? 0);
  });
});

describe('whatever editors do and whenever they do it', () => {
  /** A press that starts with what another one kept, and hears what changed in between. */
  function takeOver(old: Press, fresh: Press, changed: string[]): void {
    const kept = deserialize(serialize({ pages: [...old.pages()], pieces: [...old.pieces()] })) as {
      pages: [string, FinishedPage][];
      pieces: Piece[];
    }; // the type of what was serialised
    for (const [href, page] of kept.pages) fresh.restore(href, page);
    for (const piece of kept.pieces) fresh.restorePiece(piece);
    fresh.drop(changed);
  }

  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'each page is sent as it would be made from scratch, and nothing that was taken down (%i)',
    async (seed) => {
      const [numbers] = fc.sample(fc.infiniteStream(fc.nat()), { seed, numRuns: 1 });
      const below = (n: number): number => (numbers?.next().value ?? 0) % n;
      const paper = paperOf(12);
      const render = async (href: string): Promise<RenderedPage | undefined> => {
        // The paper is read at some point during the rendering.
        for (let n = below(4); n > 0; n -= 1) await soon();
        const page = paper.render(href);
        for (let n = below(4); n > 0; n -= 1) await soon();
        if (below(12) === 0) throw new Error('A rendering failed.');
        return page;
      };
      const open = (): Press =>
        new Press({ limit: 10_000_000, keepFrameworkScripts: false, isBeside, render });
      let press = open();
      const asked: Promise<unknown>[] = [];

      /** Somebody asks, and is sent nothing that was down when they asked and was not put up again since. */
      const ask = (): void => {
        const down = [...paper.stories.values()]
          .filter(({ isUp }) => !isUp)
          .map((story) => ({ story, headline: story.headline, ups: story.ups }));
        const check = (page: FinishedPage | undefined): void => {
          for (const { story, headline, ups } of down)
            if (story.ups === ups) expect(textOf(page)).not.toContain(`>${headline}<`);
        };
        const href = hrefOf(below(paper.stories.size + 1));
        check(press.find(href));
        asked.push(
          press.obtain(href).then(check, (error) => expect(String(error)).toMatch(/rendering failed/)),
        );
      };

      const storyAt = (): [string, Story] => {
        const stories = [...paper.stories];
        return stories[below(stories.length)] as [string, Story]; // there is one
      };
      /** Does something that an editor might do. @returns the tags of the change */
      const act = (): { tags: string[]; atOnce?: boolean } => {
        const [href, story] = storyAt();
        const all = [articleTag(href), teaserTag(href), LIST];
        switch (below(8)) {
          case 0:
          case 1: {
            const fresh = hrefOf(paper.stories.size);
            const place = below(4) === 0 ? below(20) : 100 + paper.stories.size;
            paper.stories.set(fresh, {
              headline: `Headline ${seed}-${paper.stories.size}`,
              text: 'New',
              place,
              isUp: true,
              ups: 0,
            });
            return { tags: [articleTag(fresh), teaserTag(fresh), LIST] };
          }
          case 2:
            story.text = `Corrected ${below(1000)}`;
            return { tags: [articleTag(href)] };
          case 3:
            story.headline = `Headline ${seed} corrected ${below(100_000)}`;
            return { tags: all };
          case 4:
            story.place = below(150);
            return { tags: all };
          case 5:
            story.isUp = false;
            return { tags: all, atOnce: true };
          case 6:
            story.isUp = true;
            story.ups += 1;
            return { tags: all };
          default:
            paper.footer = `Founded in ${1800 + below(200)}`;
            return { tags: ['site'] };
        }
      };

      for (let round = 0; round < 25; round += 1) {
        for (let n = below(6); n > 0; n -= 1) ask();
        for (let n = below(3); n > 0; n -= 1) await soon();
        const { tags, atOnce = false } = act();
        if (below(10) === 0) {
          const fresh = open();
          takeOver(press, fresh, tags);
          press = fresh;
        } else if (below(12) === 0) press.clear();
        else press.expire(tags, { atOnce });
        for (let n = below(6); n > 0; n -= 1) ask();
        if (below(3) > 0) continue;
        await Promise.all(asked.splice(0));
        for (const href of paper.stories.keys()) {
          const scratch =
            paper.render(href)?.html.replace(/<shared-piece[^>]*><\/shared-piece>/, '') ?? 'no page';
          await expect
            .poll(() => press.obtain(href).then(textOf, String), { interval: 1, timeout: 5_000 })
            .toBe(scratch);
        }
      }
      await Promise.all(asked);
    },
    30_000,
  );
});
