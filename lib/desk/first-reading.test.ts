import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desk } from './desk.ts';
import { type Newsroom, NOW, openNewsroom, site, story } from './newsroom.fixtures.ts';
import { editionOutlet } from './outlet.ts';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = openNewsroom();
});
afterEach(() => newsroom.close());

it.each(['UTC', 'Asia/Kolkata', 'America/New_York'])(
  'counts the files that it looks at, each once, in a paper whose zone is %s',
  async (timeZone) => {
    newsroom.write('site.yml', site(`timeZone: ${timeZone}`));
    for (let day = 10; day < 30; day += 1)
      newsroom.write(
        `articles/world/2007/05/${day}-story.md`,
        story(`published: 2007-05-${day}T12:00:00+00:00`),
      );
    const progress: { done: number; read: number }[] = [];
    let steps = 0;
    const desk = new Desk({
      contentDir: newsroom.contentDir,
      outlet: editionOutlet(newsroom.edition, () => NOW),
      onProgress: (so) => progress.push(so),
      onStep: () => {
        steps += 1;
      },
    });
    const files = desk.countFiles();
    steps = 0;
    await desk.pass();
    expect(files).toBe(23);
    expect(progress.at(-1)).toEqual({ done: files, read: files });
    expect(steps).toBe(files);
  },
);
