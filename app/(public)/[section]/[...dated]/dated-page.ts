import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** A page of what a section has by date. Where the edition has none, `metadata` is empty and `page` is Next's not-found. */
export interface DatedPage {
  metadata: () => Promise<Metadata>;
  page: () => Promise<ReactNode>;
}
