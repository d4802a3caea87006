import type { Film, Picture } from '#lib/edition/model.ts';
import type { VideoProps } from '#lib/markdown/directives.ts';
import { mediaPath } from '#lib/routes.ts';

interface FilmProps extends Pick<VideoProps, 'title'> {
  film: Film | undefined;
  poster: Picture | undefined;
}

/**
 * Plays from our own files; nothing is fetched before the reader asks, except the poster. Without its file, which the
 * desk reports, nothing stands there.
 */
export const Video = ({ film, title, poster }: FilmProps) =>
  film ? (
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
        <source src={mediaPath(film.file, film.version)} type={film.type} />
      </video>
      <figcaption className="cutline">{title}</figcaption>
    </figure>
  ) : null;
