import { machineNote } from './digital-source.ts';

/** Tells the reader when a machine wrote or drew any of the story. */
export const MachineNote = ({ sourceType }: { sourceType: string | undefined }) =>
  sourceType ? <p className="note">{machineNote(sourceType)}</p> : null;
