import { createElement } from 'react';

/** The custom element that chooses between the device's theme, light and dark; empty where script does not run. */
export const ThemeControl = ({ labelled = false }: { labelled?: boolean }) =>
  createElement('theme-control', labelled ? { labelled: '' } : null);
