/** Pages that share a list, under random sequences of what editors do, compared with the same pages made from scratch. */
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedPage, Piece, RenderedPage } from './page.ts';
import { Press } from './press.ts';
import {
  articleTag,
  hrefOf,
  isBeside,
  LIST,
  paperOf,
  type Story,
  soon,
  teaserTag,
  textOf,
} from './shared-pieces.fixtures.ts';

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
