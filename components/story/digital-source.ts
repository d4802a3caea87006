/**
 * What IPTC's digital source types mean to a reader. https://cv.iptc.org/newscodes/digitalsourcetype
 * Codes may come bare (`trainedAlgorithmicMedia`) or as the full address of the term.
 */
const NOTES: Readonly<Record<string, string>> = {
  trainedAlgorithmicMedia:
    'This story was made with generative AI: a model trained on other material drafted it.',
  compositeWithTrainedAlgorithmicMedia:
    'Part of this story was made by a machine and combined with other material.',
  algorithmicMedia: 'Pictures in this story were drawn by a computer program, without a trained model.',
  algorithmicallyEnhanced: 'Part of this story was improved by a computer program.',
  dataDrivenMedia: 'Pictures in this story were drawn by a computer program from data.',
  digitalCreation: 'Pictures in this story were drawn by people, with software.',
};

export const machineNote = (sourceType: string): string =>
  NOTES[sourceType.split('/').at(-1) ?? ''] ?? 'A machine wrote or drew part of this story.';
