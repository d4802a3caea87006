/** File below content/media that a `src` names; the `/media/` before it may be left out. */
export const mediaFile = (src: string): string => src.replace(/^\/?media\//, '').replace(/^\/+/, '');
