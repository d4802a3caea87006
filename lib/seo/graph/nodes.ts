/** The nodes that a page's graph is made of, as schema.org types them. */
import type { LiveBlogPostingLeaf, NewsArticleLeaf, Thing } from 'schema-dts';

/** A story may be two things at once: `["NewsArticle","OpinionNewsArticle"]`. */
export type StoryType =
  | 'AnalysisNewsArticle'
  | 'BackgroundNewsArticle'
  | 'LiveBlogPosting'
  | 'OpinionNewsArticle'
  | 'Quiz'
  | 'ReportageNewsArticle'
  | 'ReviewNewsArticle';

export type StoryNode = Omit<NewsArticleLeaf, '@type'> &
  Pick<LiveBlogPostingLeaf, 'coverageEndTime' | 'coverageStartTime' | 'liveBlogUpdate'> & {
    '@type': 'NewsArticle' | readonly ['NewsArticle', StoryType];
  };

export type GraphNode = Thing | StoryNode;

/** The structured data of a page: nodes that refer to each other by `@id`. */
export interface PageGraph {
  '@context': 'https://schema.org';
  '@graph': GraphNode[];
}

export const graphOf = (...nodes: GraphNode[]): PageGraph => ({
  '@context': 'https://schema.org',
  '@graph': nodes,
});
