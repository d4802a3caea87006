import type { ReactNode } from 'react';
import { accentOf, type Paper } from '#components/page/paper.ts';
import { SectionHead } from '#components/page/section-head.tsx';
import type { FrontBlock } from '#lib/edition/model.ts';
import { href, sectionPath } from '#lib/routes.ts';

interface FrontSectionProps {
  block: FrontBlock;
  paper: Paper;
  className?: string;
  children: ReactNode;
}

/** A block's frame: its rule, its title as a link to the section, its accent. */
export function FrontSection({ block, paper, className, children }: FrontSectionProps) {
  const section = paper.sections.find(({ slug }) => slug === block.section);
  const title = block.title ?? section?.navTitle ?? 'More stories';
  const id = `front-${section?.slug ?? title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
  return (
    <section className={className} aria-labelledby={id} data-accent={accentOf(paper, section?.slug)}>
      <SectionHead
        id={id}
        title={title}
        href={section && href(sectionPath(section.slug))}
        more={section && `All ${section.title}`}
      />
      {children}
    </section>
  );
}
