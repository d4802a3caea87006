/**
 * Draws the newspaper's film, the descent of Chandrayaan-3's lander, and the picture that stands for it until it plays.
 * Run by hand, since a film changes with its data only: `npx node bin/draw-film.ts`. Needs Chromium and ffmpeg.
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { contentDir } from '#lib/env.ts';
import { SECONDS } from './film/descent.ts';
import { drawDescent, HEIGHT, WIDTH } from './film/descent-frame.ts';
import { encodeFilm, missingEncoder } from './film/encode.ts';
import { photograph } from './film/screen.ts';

const FPS = 25;
/** Fine braking: the way behind and the way ahead are both to be seen. */
const POSTER_SECOND = 7.1;

const folder = join(contentDir(), 'media', 'films');
const film = join(folder, 'chandrayaan-3-descent.mp4');
const poster = join(folder, 'chandrayaan-3-descent.jpg');

/** A film's pictures one after the other; the one at `second` goes into the poster too. */
async function* withPoster(pictures: AsyncIterable<Buffer>, second: number): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const picture of pictures) {
    if (number === Math.round(second * FPS)) {
      writeFileSync(poster, await sharp(picture).jpeg({ quality: 88, mozjpeg: true }).toBuffer());
    }
    number += 1;
    yield picture;
  }
}

const report = (file: string): void => console.log(`${file}: ${Math.ceil(statSync(file).size / 1024)} KB`);

const missing = missingEncoder();
if (missing === undefined) {
  mkdirSync(folder, { recursive: true });
  const frames = Array.from({ length: Math.round(SECONDS * FPS) }, (_, number) => drawDescent(number / FPS));
  const pictures = photograph(frames, { width: WIDTH, height: HEIGHT });
  await encodeFilm(withPoster(pictures, POSTER_SECOND), film, FPS);
  report(film);
  report(poster);
} else {
  console.error(missing);
  process.exitCode = 1;
}
