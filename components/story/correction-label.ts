import type { CorrectionKind } from '#lib/edition/model.ts';

const LABELS = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
} as const satisfies Record<CorrectionKind, string>;

export const correctionLabel = (kind: CorrectionKind): string => LABELS[kind];
