/** Lighthouse's mobile preset (a slow phone on slow 4G, simulated) against a page of a running server. */

import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright';
import { findChromium, findHeadlessChromium } from '../bin/find-chromium.ts';
import { findFreePorts } from '../bin/free-ports.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Audit {
  /** 0 to 100. */
  scores: Record<Category, number>;
  /** Ids of the audits that cost points, with what they say. */
  faults: string[];
  /** All that the page asked for: `type` in DevTools' words (`Document`, `Font`…), bytes over the wire with headers. */
  requests: { url: string; type: string; bytes: number }[];
  /** First and largest contentful paint, ms, of the simulated phone. */
  fcp: number;
  lcp: number;
  /** Total blocking time, ms. */
  tbt: number;
  /** Cumulative layout shift. */
  cls: number;
}

/** Category scores of an error are null. */
const outOf100 = (score: number | null | undefined): number => Math.round((score ?? 0) * 100);

function read(lhr: Result): Audit {
  const value = (id: string): number => lhr.audits[id]?.numericValue ?? Number.NaN;
  const counted = CATEGORIES.flatMap((category) => lhr.categories[category]?.auditRefs ?? []);
  const details = lhr.audits['network-requests']?.details;
  return {
    scores: {
      performance: outOf100(lhr.categories.performance?.score),
      accessibility: outOf100(lhr.categories.accessibility?.score),
      'best-practices': outOf100(lhr.categories['best-practices']?.score),
      seo: outOf100(lhr.categories.seo?.score),
    },
    faults: counted
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id}: ${lhr.audits[id]?.displayValue ?? lhr.audits[id]?.title}`),
    requests: (details?.type === 'table' ? details.items : [])
      .map((item) => ({
        url: String(item.url),
        type: String(item.resourceType),
        bytes: Number(item.transferSize),
      }))
      .filter(({ url }) => !url.startsWith('data:')),
    fcp: value('first-contentful-paint'),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
  };
}

/**
 * Audits an address with a cold cache in a browser of its own, which reaches this machine only: Lighthouse as a module
 * reports nothing to anybody, and every other name is unknown to the browser.
 */
export async function audit(url: string): Promise<Audit> {
  const [port = 0] = await findFreePorts(1);
  // Total blocking time was six times as long in the full browser, on a machine without a GPU.
  const executablePath = findHeadlessChromium() ?? findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      `--remote-debugging-port=${port}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
  try {
    const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] });
    if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}.`);
    return read(result.lhr);
  } finally {
    await browser.close();
  }
}
