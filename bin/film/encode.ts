/** Pictures into a film, by ffmpeg. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** What to do where there is no ffmpeg, or undefined where there is one. */
export function missingEncoder(): string | undefined {
  if (spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0) return undefined;
  return 'Drawing a film needs ffmpeg. Install it (Debian: apt-get install -y ffmpeg; macOS: brew install ffmpeg).';
}

/** H.264 that every browser plays; the index comes first, so that it plays before it is all there. */
const settings = (fps: number): string[] => [
  ...['-f', 'image2pipe', '-framerate', String(fps), '-c:v', 'png', '-i', '-', '-an'],
  ...['-c:v', 'libx264', '-preset', 'veryslow', '-tune', 'animation', '-crf', '24', '-g', String(fps * 2)],
  // Studio-range BT.709, and said so: browsers guess otherwise, and the design's colours shift.
  ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-pix_fmt', 'yuv420p', '-colorspace', 'bt709'],
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
  // Same frames, same bytes.
  ...['-threads', '1', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
  ...['-movflags', '+faststart', '-y'],
];

/** Writes PNG pictures, all of one size, as an MP4 to `file`; throws where ffmpeg fails. */
export async function encodeFilm(pictures: AsyncIterable<Buffer>, file: string, fps: number): Promise<void> {
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', ...settings(fps), file], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(ffmpeg, 'close');
  // Its end is told by the exit code; a broken pipe says nothing more.
  ffmpeg.stdin.on('error', () => {});
  for await (const picture of pictures) {
    if (ffmpeg.exitCode !== null) break;
    if (!ffmpeg.stdin.write(picture)) await Promise.race([once(ffmpeg.stdin, 'drain'), ended]);
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}.`);
}
