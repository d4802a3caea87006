import type { RevisionKind } from '#lib/edition/model.ts';

const LABELS = {
  published: 'Published',
  update: 'Update',
  correction: 'Correction',
  clarification: 'Clarification',
  silent: 'Edit',
} as const satisfies Record<RevisionKind, string>;

export const revisionLabel = (kind: RevisionKind): string => LABELS[kind];
