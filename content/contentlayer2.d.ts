// Contentlayer's generated types import it under the fork's own name; here it is installed as `contentlayer`.
declare module 'contentlayer2/core' {
  export type * from 'contentlayer/core';
}
declare module 'contentlayer2/source-files' {
  export type * from 'contentlayer/source-files';
}
declare module 'contentlayer2/client' {
  export * from 'contentlayer/client';
}
