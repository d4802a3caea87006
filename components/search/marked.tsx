import { createElement, Fragment } from 'react';
import type { Piece } from '#lib/search/answer.ts';

/** A text with what was looked for marked in it. Its pieces never change places, so they need no keys. */
export const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
  createElement(
    Fragment,
    null,
    ...pieces.map(({ text, isMarked }) => (isMarked ? createElement('mark', null, text) : text)),
  );
