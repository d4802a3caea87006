import { Picture } from '#components/picture/picture.tsx';
import type { Picture as PictureFile } from '#lib/edition/model.ts';

interface InlinePictureProps {
  picture: PictureFile | undefined;
  alt: string | undefined;
}

/** A picture within a line of text. Without its file its description stands there. */
export const InlinePicture = ({ picture, alt = '' }: InlinePictureProps) =>
  picture ? <Picture picture={{ ...picture, alt }} place="text" /> : alt;
