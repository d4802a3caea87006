/** Pages that share a list, as the press sends them while a small paper changes. */
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bodyOf } from './bodies.ts';
import type { RenderedPage } from './page.ts';
import { Press } from './press.ts';
import {
  articleTag,
  hrefOf,
  isBeside,
  LIST,
  type Paper,
  paperOf,
  soon,
  teaserTag,
  textOf,
} from './shared-pieces.fixtures.ts';

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
