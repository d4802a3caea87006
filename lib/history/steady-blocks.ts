/**
 * Blocks of a story's text in its page, as a selector of children of the body: one for each steady block of the Markdown
 * (text-blocks.ts), in the same order. Runs in the browser.
 */
export const STEADY_BLOCKS =
  'p,ul,ol,blockquote,pre,h4,h5,h6,.heading,.table-scroll,.footnotes,.factbox,.timeline,.questions,.pullquote';
