/** Every template that a reader can meet, with an address of the sample newspaper that shows it at its fullest. */
import { CLOCK } from '../../playwright.config.ts';

export interface Template {
  path: string;
  /** Instant at which this one's site stands still, where it is not that of the browser tests. ISO 8601. */
  clock?: string;
  /** Also put on paper, as a PDF. */
  prints?: true;
}

/** The morning after the landing, on which the last update is minutes old. */
const MOON_LANDING = '2023-08-24T09:30:00+05:30';

/** By name, in the order in which they are looked at. */
export const TEMPLATES: Record<string, Template> = {
  front: { path: '/', prints: true },
  section: { path: '/world' },
  month: { path: '/world/2007/05' },
  topic: { path: '/topics/iraq' },
  // No section of the sample newspaper fills a second page; a topic's is made of the same parts.
  'topic-page-2': { path: '/topics/india/page/2' },
  author: { path: '/authors/farhan-qizilbash' },
  policy: { path: '/about/editorial-standards' },
  corrections: { path: '/corrections' },
  'not-found': { path: '/world/no-such-page-here' },
  gone: { path: '/world/2021/03/29/container-ship-blocking-suez-canal-is-afloat' },
  article: {
    path: '/world/2007/05/29/us-urges-iran-to-stop-backing-militias-in-first-talks-in-decades',
    prints: true,
  },
  'article-inline-map': { path: '/culture/2016/07/16/nalanda-becomes-a-world-heritage-site' },
  'article-inline-chart': { path: '/science/2014/03/27/south-east-asia-declared-free-of-polio' },
  'article-no-picture': { path: '/world/2007/03/25/security-council-bars-iran-from-exporting-arms' },
  'article-corrected': { path: '/world/2016/06/27/panama-opens-larger-locks-to-a-new-class-of-ship' },
  opinion: { path: '/business/2026/04/26/the-box-that-changed-trade-was-the-work-of-committees' },
  analysis: { path: '/politics/2024/06/11/what-indias-vote-changed-the-arithmetic-of-a-coalition' },
  explainer: { path: '/science/2026/06/30/why-clocks-have-leap-seconds' },
  interview: { path: '/science/2023/10/03/katalin-kariko-on-the-call-from-stockholm' },
  review: { path: '/culture/2025/08/26/pather-panchali-at-seventy' },
  obituary: { path: '/sport/2022/03/05/shane-warne-who-made-leg-spin-matter-again-dies-at-52' },
  feature: { path: '/science/2026/09/05/voyager-the-long-way-out' },
  urdu: { path: '/culture/2025/12/27/غالب-کی-دلی-اور-گلی-قاسم-جان-کی-حویلی' },
  hindi: { path: '/culture/2026/09/14/हिन्दी-दिवस-और-राजभाषा-का-फ़ैसला' },
  truncated: { path: '/world/2025/02/17/why-the-strait-of-hormuz-still-sets-the-price-of-oil' },
  'live-running': {
    path: '/science/2023/08/23/chandrayaan-3-lands-on-the-moon',
    clock: MOON_LANDING,
  },
  'front-with-live': { path: '/', clock: MOON_LANDING },
  'live-ended': { path: '/science/2023/08/23/chandrayaan-3-lands-on-the-moon' },
  quiz: { path: '/culture/2026/04/18/a-quiz-for-world-heritage-day' },
};

export const clockOf = ({ clock = CLOCK }: Template): string => clock;
