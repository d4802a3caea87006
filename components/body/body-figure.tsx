import { Cutline } from '#components/picture/cutline.tsx';
import { Picture } from '#components/picture/picture.tsx';
import type { Picture as PictureFile } from '#lib/edition/model.ts';
import type { FigureProps } from '#lib/markdown/directives.ts';

interface BodyFigureProps extends FigureProps {
  picture: PictureFile | undefined;
}

/** A picture alone in its paragraph. Without its file, which the desk reports, nothing stands there. */
export function BodyFigure({ picture, alt, caption, href }: BodyFigureProps) {
  if (picture === undefined) return null;
  const shown = <Picture picture={{ ...picture, alt: alt || picture.alt }} place="text" />;
  return (
    <figure className="wide">
      <div className="fig">{href ? <a href={href}>{shown}</a> : shown}</div>
      <Cutline caption={caption ?? picture.caption} credit={picture.credit} />
    </figure>
  );
}
