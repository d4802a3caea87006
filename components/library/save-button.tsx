import { createElement } from 'react';
import type { Path } from '#lib/routes.ts';
import { SAVE_FORM } from './library-forms.tsx';
import { SAVE } from './signs.ts';

interface SaveButtonProps {
  path: Path;
  /** Names the story where the button is a sign only; without it the button says what it does in words. */
  headline?: string;
}

/**
 * Saves a story. The button in it works by itself for who is signed in; where script runs, the element makes its own in
 * its place, with the right state at once. The page is the same for every reader.
 */
export const SaveButton = ({ path, headline }: SaveButtonProps) =>
  createElement(
    'save-button',
    headline === undefined ? { labelled: '' } : null,
    <button
      type="submit"
      className={headline === undefined ? 'button' : undefined}
      form={SAVE_FORM}
      name="story"
      value={path}
      aria-label={headline && `Save: ${headline}`}
    >
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d={SAVE} />
      </svg>
      {headline === undefined && 'Save story'}
    </button>,
  );
