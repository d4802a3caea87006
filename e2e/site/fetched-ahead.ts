/** What the browser fetches before a link is followed, as its rules tell it to: told by the browser itself, not by the clock. */
import type { Page } from '@playwright/test';

/** Does something at which the browser fetches a page ahead, and waits until it has it. */
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
