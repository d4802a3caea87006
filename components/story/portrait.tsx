import { Picture } from '#components/picture/picture.tsx';
import type { Author } from '#lib/edition/model.ts';

const initials = (name: string): string => {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return [words[0], words.at(-1)].map((word) => Array.from(word ?? '')[0]).join('');
};

/** An author's picture; their initials where there is none. The name stands beside it. */
export const Portrait = ({ author: { name, image } }: { author: Pick<Author, 'name' | 'image'> }) => (
  <div className="fig fig-square portrait" aria-hidden="true">
    {image ? <Picture picture={image} place="portrait" decorative /> : <span>{initials(name)}</span>}
  </div>
);
