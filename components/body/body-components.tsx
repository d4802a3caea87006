import type { BodyComponents } from '#lib/markdown/directives.ts';
import { BodyChart } from './body-chart.tsx';
import { BodyFigure } from './body-figure.tsx';
import { BodyMap } from './body-map.tsx';
import type { BodyMatter } from './body-matter.ts';
import { EmbedCard } from './embed-card.tsx';
import { Factbox } from './factbox.tsx';
import { Pullquote } from './pullquote.tsx';
import { Question, Questions } from './questions.tsx';
import { RelatedInline } from './related-inline.tsx';
import { TableScroll } from './table-scroll.tsx';
import { Timeline, TimelineItem } from './timeline.tsx';
import { Video } from './video.tsx';

/** What each element of a body becomes, with the matter that it refers to at hand. */
export const bodyComponents = ({ pictures, data, related, madeAt }: BodyMatter): BodyComponents => ({
  'bs-figure': (props) => <BodyFigure {...props} picture={pictures[props.src]} />,
  'bs-pullquote': Pullquote,
  'bs-factbox': Factbox,
  'bs-timeline': Timeline,
  'bs-timeline-item': TimelineItem,
  'bs-questions': Questions,
  'bs-question': Question,
  'bs-related': ({ path }) => (
    <RelatedInline story={related.find((story) => story.path === path)} madeAt={madeAt} />
  ),
  'bs-map': BodyMap,
  'bs-chart': (props) => <BodyChart {...props} csv={data[props.src]} />,
  'bs-video': ({ poster, ...props }) => <Video {...props} poster={poster ? pictures[poster] : undefined} />,
  'bs-embed': EmbedCard,
  table: TableScroll,
});
