/** How schema.org names IPTC's digital source types: https://schema.org/IPTCDigitalSourceEnumeration */
import type { IPTCDigitalSourceEnumeration } from 'schema-dts';

const NAMES: Readonly<Record<string, IPTCDigitalSourceEnumeration>> = {
  digitalCapture: 'https://schema.org/DigitalCaptureDigitalSource',
  computationalCapture: 'https://schema.org/MultiFrameComputationalCaptureDigitalSource',
  negativeFilm: 'https://schema.org/NegativeFilmDigitalSource',
  positiveFilm: 'https://schema.org/PositiveFilmDigitalSource',
  print: 'https://schema.org/PrintDigitalSource',
  humanEdits: 'https://schema.org/MinorHumanEditsDigitalSource',
  algorithmicallyEnhanced: 'https://schema.org/AlgorithmicallyEnhancedDigitalSource',
  digitalCreation: 'https://schema.org/DigitalArtDigitalSource',
  dataDrivenMedia: 'https://schema.org/DataDrivenMediaDigitalSource',
  screenCapture: 'https://schema.org/ScreenCaptureDigitalSource',
  virtualRecording: 'https://schema.org/VirtualRecordingDigitalSource',
  composite: 'https://schema.org/CompositeDigitalSource',
  compositeCapture: 'https://schema.org/CompositeCaptureDigitalSource',
  compositeSynthetic: 'https://schema.org/CompositeSyntheticDigitalSource',
  compositeWithTrainedAlgorithmicMedia:
    'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
  trainedAlgorithmicMedia: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
  algorithmicMedia: 'https://schema.org/AlgorithmicMediaDigitalSource',
};

/** @param code bare, or as the address of IPTC's term */
export const schemaSourceType = (code: string): IPTCDigitalSourceEnumeration | undefined =>
  NAMES[code.split('/').at(-1) ?? ''];
