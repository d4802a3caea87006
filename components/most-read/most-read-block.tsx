import type { Paper } from '#components/page/paper.ts';
import { SectionHead } from '#components/page/section-head.tsx';
import type { Teaser } from '#lib/edition/model.ts';
import { MostReadList } from './most-read.tsx';

/** The last block of the front page; nothing where too little was read to say. */
export const MostReadBlock = ({ stories, paper }: { stories: Teaser[]; paper: Paper }) =>
  stories.length > 0 ? (
    <section className="wrap block-gap" aria-labelledby="most-read">
      <SectionHead id="most-read" title="Most read" />
      <MostReadList stories={stories} paper={paper} wide />
    </section>
  ) : null;
