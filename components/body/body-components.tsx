import type { BodyComponents } from '#lib/markdown/directives.ts';
import { AnchoredHeading2, AnchoredHeading3 } from './anchored-heading.tsx';
import { BodyChart } from './body-chart.tsx';
import { BodyFigure } from './body-figure.tsx';
import { BodyMap } from './body-map.tsx';
import type { BodyMatter } from './body-matter.ts';
import { EmbedCard } from './embed-card.tsx';
import { Factbox } from './factbox.tsx';
import { InlinePicture } from './inline-picture.tsx';
import { Pullquote } from './pullquote.tsx';
import { Question, Questions } from './questions.tsx';
import { RelatedInline } from './related-inline.tsx';
import { TableScroll } from './table-scroll.tsx';
import { Timeline, TimelineItem } from './timeline.tsx';
import { Video } from './video.tsx';

/** What each element of a body becomes, with the matter that it refers to at hand. */
export const bodyComponents = ({ text, related, madeAt }: BodyMatter): BodyComponents => ({
  'bs-figure': (props) => <BodyFigure {...props} picture={text.pictures[props.src]} />,
  'bs-pullquote': Pullquote,
  'bs-factbox': Factbox,
  'bs-timeline': Timeline,
  'bs-timeline-item': TimelineItem,
  'bs-questions': Questions,
  'bs-question': Question,
  'bs-related': ({ path }) => <RelatedInline story={related[path]} madeAt={madeAt} />,
  'bs-map': BodyMap,
  'bs-chart': (props) => <BodyChart {...props} csv={text.data[props.src]} />,
  'bs-video': ({ src, title, poster = '' }) => (
    <Video title={title} film={text.films[src]} poster={text.pictures[poster]} />
  ),
  'bs-embed': EmbedCard,
  h2: AnchoredHeading2,
  h3: AnchoredHeading3,
  img: ({ src, alt }) => <InlinePicture alt={alt} picture={text.pictures[String(src)]} />,
  table: TableScroll,
});
