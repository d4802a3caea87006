/** What the browser fetches before a link is followed, according to its speculation rules. The browser itself reports it. */
import type { Page } from '@playwright/test';

/** Does something that makes the browser fetch a page ahead, and waits until it has the page. */
export async function fetchedAhead(page: Page, work: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Preload.enable');
  const isReady = new Promise<void>((resolve) => {
    session.on('Preload.prefetchStatusUpdated', ({ status }) => {
      if (status === 'Ready') resolve();
    });
  });
  await work();
  await isReady;
  await session.detach();
}
