/**
 * The newsroom's furniture: what each directive is given, and the elements that it becomes.
 *
 * A body is rendered to React elements whose custom tags (`bs-…`) the caller maps to components: see `BodyComponents`.
 */
import type { Components } from 'hast-util-to-jsx-runtime';
import type { ComponentType, ReactNode } from 'react';

/** Attributes of each directive, read and checked. */
export interface DirectiveAttributes {
  /** `:::pullquote{cite="Ryan Crocker"}`: words pulled from the story. */
  pullquote: { cite?: string | undefined };
  /** `:::factbox{title="Background"}` */
  factbox: { title?: string | undefined };
  /** `:::timeline`: a list of **date** — text. */
  timeline: Record<never, never>;
  /** `:::questions`: headings and answers. */
  questions: Record<never, never>;
  /** `::related{path="/world/2007/05/29/slug"}`; `path` is decoded (see `lib/routes.ts`). */
  related: { path: string };
  /** `::map{lat=33.3 lon=44.4 label="Baghdad" zoom=6}`; degrees, zoom 0 (the world) to 18. */
  map: { lat: number; lon: number; label?: string | undefined; zoom?: number | undefined };
  /** `::chart{src="oil.csv" type="line" title="Crude oil"}`; `src` names a file below content/media. */
  chart: { src: string; type: 'bar' | 'line'; title: string };
  /** `::video{src="talks.mp4" title="The talks" poster="talks.jpg"}`; files below content/media. */
  video: { src: string; title: string; poster?: string | undefined };
  /** `::embed{url="https://…" title="…"}`: a link card until the reader asks for more. */
  embed: { url: string; title?: string | undefined };
}

export type DirectiveName = keyof DirectiveAttributes;

/** A directive as a body has it, told apart by its name. */
export type Directive = {
  [Name in DirectiveName]: { name: Name; attributes: DirectiveAttributes[Name] };
}[DirectiveName];

interface WithChildren {
  children?: ReactNode;
}

/** A picture alone in its paragraph. `src` is as in `Document.pictures`; the caption is plain text. */
export interface FigureProps {
  src: string;
  alt: string;
  caption?: string | undefined;
  /** Where the picture itself is a link. */
  href?: string | undefined;
}
/** Children: the quoted paragraphs. */
export type PullquoteProps = DirectiveAttributes['pullquote'] & WithChildren;
/** Children: blocks. */
export type FactboxProps = DirectiveAttributes['factbox'] & WithChildren;
/** Children: `bs-timeline-item` elements only. */
export type TimelineProps = WithChildren;
/** `date` as written (plain text). Children: what happened, inline or blocks. */
export interface TimelineItemProps extends WithChildren {
  date: string;
}
/** Children: `bs-question` elements only. */
export type QuestionsProps = WithChildren;
/** `question` is plain text, `id` an anchor that is unique on the page. Children: the answer's blocks. */
export interface QuestionProps extends WithChildren {
  id: string;
  question: string;
}
export type RelatedProps = DirectiveAttributes['related'];
export type MapProps = DirectiveAttributes['map'];
export type ChartProps = DirectiveAttributes['chart'];
export type VideoProps = DirectiveAttributes['video'];
export type EmbedProps = DirectiveAttributes['embed'];

/** The elements of ours that a body may hold, by tag, with the props their components get. */
export interface BodyElements {
  'bs-figure': FigureProps;
  'bs-pullquote': PullquoteProps;
  'bs-factbox': FactboxProps;
  'bs-timeline': TimelineProps;
  'bs-timeline-item': TimelineItemProps;
  'bs-questions': QuestionsProps;
  'bs-question': QuestionProps;
  'bs-related': RelatedProps;
  'bs-map': MapProps;
  'bs-chart': ChartProps;
  'bs-video': VideoProps;
  'bs-embed': EmbedProps;
}

/** Components for our elements, and for HTML's own (`a`, `img`, `table`, `h2`…) where the caller wants another. */
export type BodyComponents = {
  [Tag in keyof BodyElements]?: ComponentType<BodyElements[Tag]>;
} & Partial<Components>;
