import { createElement } from 'react';

/** The custom element that makes a story's text smaller or larger; empty where script does not run. */
export const TextSize = () => createElement('text-size');
