/** What pictures are shown, and in which frames. */
import type { FileReport } from '#lib/edition/batch.ts';
import type { Frame } from '#lib/edition/model.ts';
import type { PictureUse } from '#lib/edition/queries/picture-uses.ts';
import { renditionId } from '#lib/edition/renditions.ts';
import { FRAMES_OF } from '#lib/pictures/frames.ts';

/** Uses that differ in role alone share their renditions. */
export function framesByUse(
  uses: readonly PictureUse[],
): Map<string, { use: PictureUse; frames: Set<Frame> }> {
  const needs = new Map<string, { use: PictureUse; frames: Set<Frame> }>();
  for (const use of uses) {
    const id = renditionId(use);
    const need = needs.get(id) ?? { use, frames: new Set() };
    for (const frame of FRAMES_OF[use.role]) need.frames.add(frame);
    needs.set(id, need);
  }
  return needs;
}

/** Media files that reports are about, or show: their renditions may have to be made. */
export function picturesOf(reports: readonly FileReport[]): string[] {
  return reports.flatMap(({ record }) => {
    if (record === undefined) return [];
    if (record.type === 'media') return [record.file];
    const image = 'image' in record && record.image ? [record.image.file] : [];
    const inText = 'media' in record ? Object.values(record.media) : [];
    return [...image, ...inText];
  });
}
