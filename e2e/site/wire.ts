/** What a cold visit brings over the wire, as Chromium's own network log counts it. */
import { expect, type Page } from '@playwright/test';

export interface Delivery {
  url: string;
  /** DevTools' word for what it is: `Document`, `Stylesheet`, `Script`, `Font`, `Image`, `Other`… */
  type: string;
  /** Body and headers, encoded as they were sent. */
  bytes: number;
  encoding: string;
}

const isUnderWay = ({ type, bytes }: Delivery): boolean =>
  bytes === 0 && ['Document', 'Stylesheet', 'Script', 'Font'].includes(type);

/** Visits an address until it and its fonts have come. The page must be new, so that nothing is in its cache. */
export async function visitCold(page: Page, address: string): Promise<Delivery[]> {
  const session = await page.context().newCDPSession(page);
  const deliveries = new Map<string, Delivery>();
  session.on('Network.requestWillBeSent', ({ requestId, request: { url }, type = 'Other' }) => {
    if (!url.startsWith('data:')) deliveries.set(requestId, { url, type, bytes: 0, encoding: '' });
  });
  session.on('Network.responseReceived', ({ requestId, response: { headers } }) => {
    const delivery = deliveries.get(requestId);
    if (delivery) delivery.encoding = headers['Content-Encoding'] ?? headers['content-encoding'] ?? '';
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const delivery = deliveries.get(requestId);
    if (delivery) delivery.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
  // A response that the page has may be a message behind in the log.
  await expect.poll(() => [...deliveries.values()].filter(isUnderWay)).toEqual([]);
  await session.detach();
  return [...deliveries.values()];
}

export const ofType = (deliveries: readonly Delivery[], type: string): Delivery[] =>
  deliveries.filter((delivery) => delivery.type === type);

export const bytesOf = (deliveries: readonly Delivery[]): number =>
  deliveries.reduce((sum, { bytes }) => sum + bytes, 0);
