import { createElement } from 'react';

/** The custom element that copies a link and opens the device's share sheet; empty where script does not run. */
export const ShareTools = ({ url, title }: { url: string; title: string }) =>
  createElement('share-tools', { 'data-url': url, 'data-title': title });
