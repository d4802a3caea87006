import { createElement } from 'react';

/** The custom element that offers links to words of the story which a reader chose; empty where script does not run. */
export const SharePassage = ({ url, title }: { url: string; title: string }) =>
  createElement('share-passage', { 'data-url': url, 'data-title': title });
