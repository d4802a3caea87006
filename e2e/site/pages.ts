/** Addresses of the sample newspaper that tests visit: one of each template. */
export const BAGHDAD = '/world/2007/05/29/us-urges-iran-to-stop-backing-militias-in-first-talks-in-decades';

/** One story of each make. */
export const STORIES = {
  article: BAGHDAD,
  'live story': '/science/2023/08/23/chandrayaan-3-lands-on-the-moon',
  quiz: '/culture/2026/04/18/a-quiz-for-world-heritage-day',
  opinion: '/politics/2026/10/02/indias-villages-have-the-seats-they-still-lack-the-money',
  'analysis with charts': '/business/2026/04/11/upi-at-ten-how-india-learned-to-pay-by-phone',
  explainer: '/world/2026/06/23/what-the-antarctic-treaty-forbids-and-how-long-it-lasts',
  interview: '/science/2023/10/03/katalin-kariko-on-the-call-from-stockholm',
  review: '/culture/2025/08/26/pather-panchali-at-seventy',
  obituary: '/sport/2022/03/05/shane-warne-who-made-leg-spin-matter-again-dies-at-52',
  'long feature': '/science/2026/09/05/voyager-the-long-way-out',
  'story with corrections': '/world/2016/06/27/panama-opens-larger-locks-to-a-new-class-of-ship',
  'story without picture': '/sport/2010/06/24/isner-beats-mahut-in-longest-tennis-match',
  'story for subscribers': '/world/2025/02/17/why-the-strait-of-hormuz-still-sets-the-price-of-oil',
  'story in Hindi': encodeURI('/culture/2026/09/14/हिन्दी-दिवस-और-राजभाषा-का-फ़ैसला'.normalize('NFC')),
  'story in Urdu': encodeURI('/culture/2025/12/27/غالب-کی-دلی-اور-گلی-قاسم-جان-کی-حویلی'.normalize('NFC')),
} as const;

/** The pages around the stories. */
export const LISTS = {
  front: '/',
  section: '/world',
  'section with other scripts': '/culture',
  month: '/world/2007/05',
  archive: '/archive',
  'archive of a year': '/archive/2025',
  'archive of a month': '/archive/2026/04',
  'on this day': '/archive/on-this-day',
  author: '/authors/farhan-qizilbash',
  topic: '/topics/iraq',
  'older stories of a topic': '/topics/india/page/2',
  policy: '/about/editorial-standards',
  corrections: '/corrections',
  gone: '/world/2021/03/29/container-ship-blocking-suez-canal-is-afloat',
  'not found': '/world/no-such-page-here',
} as const;

/** Search and what comes of it. */
export const SEARCHES = {
  'search form': '/search',
  'search results': '/search?q=india',
  'search without results': '/search?q=zzzzqqqq',
} as const;

export const TEMPLATES = { ...LISTS, ...STORIES, ...SEARCHES } as const;
