/** A reading on its way from one thread to another. Most stories are free, and their opening is their body: that goes once. */
import type { Reading } from './read-file.ts';

export interface Parcel extends Reading {
  /** The opening was left out. */
  isOpen: boolean;
}

export function pack({ report, needs, unchanged }: Reading): Parcel {
  const { record } = report;
  const isOpen = record?.type === 'article' && record.opening === record.body;
  if (isOpen) record.opening = '';
  return { report, needs, unchanged, isOpen };
}

export function unpack({ report, needs, unchanged, isOpen }: Parcel): Reading {
  const { record } = report;
  if (isOpen && record?.type === 'article') record.opening = record.body;
  return { report, needs, unchanged };
}
