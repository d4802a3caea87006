/** What a reader who uses no mouse does. */
import { expect, type Page } from '@playwright/test';

/** Name of what has the focus: text of a link, label of a button, shadow roots included. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return (focused?.ariaLabel ?? focused?.textContent ?? '').trim();
  });

/** Presses Tab until something of this name has the focus; fails after 120 stops. What has it shows a ring of 3 px. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 120; stops += 1) {
    await page.keyboard.press(key);
    const focused = await focusedName(page);
    if (typeof name === 'string' ? focused !== name : !name.test(focused)) continue;
    const ring = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(ring, `focus ring of ${focused}`).toBe('solid 3px');
    return;
  }
  throw new Error(`${key} does not come to ${name}.`);
}
