import type { Picture } from '#lib/edition/model.ts';
import type { VideoProps } from '#lib/markdown/directives.ts';
import { mediaPath } from '#lib/routes.ts';
import { mediaFile } from './media-file.ts';

/** Plays from our own files; nothing is fetched before the reader asks, except the poster. */
export const Video = ({
  src,
  title,
  poster,
}: Omit<VideoProps, 'poster'> & { poster: Picture | undefined }) => (
  <figure className="video wide">
    {/* biome-ignore lint/a11y/useMediaCaption: captions are a field of the content model to come */}
    <video
      controls
      preload="none"
      aria-label={title}
      poster={poster && mediaPath(poster.file, poster.version)}
      width={poster?.width}
      height={poster?.height}
    >
      <source src={mediaPath(mediaFile(src))} />
    </video>
    <figcaption className="cutline">{title}</figcaption>
  </figure>
);
