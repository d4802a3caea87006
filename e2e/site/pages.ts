/** Addresses of the sample newspaper that tests visit: one of each template. */
export const BAGHDAD = '/world/2007/05/29/us-urges-iran-to-stop-backing-militias-in-first-talks-in-decades';

export const TEMPLATES = {
  front: '/',
  section: '/world',
  month: '/world/2007/05',
  article: BAGHDAD,
  author: '/authors/farhan-qizilbash',
  topic: '/topics/iraq',
  policy: '/about/editorial-standards',
  corrections: '/corrections',
  'not found': '/world/no-such-page-here',
} as const;
