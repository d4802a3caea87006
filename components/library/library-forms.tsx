import { followPath, savePath } from '#lib/library-routes.ts';

export const SAVE_FORM = 'save-story';
export const FOLLOW_FORM = 'follow';

/** The two forms that a page's buttons to save and to follow belong to. */
export const LibraryForms = () => (
  <>
    <form id={SAVE_FORM} method="post" action={savePath()} />
    <form id={FOLLOW_FORM} method="post" action={followPath()} />
  </>
);
