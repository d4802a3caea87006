import { expect, test } from '@playwright/test';
import { TEMPLATES } from './pages.ts';

for (const [name, address] of Object.entries(TEMPLATES)) {
  test(`${name}: no framework script, no inline script, no other host @stripped`, async ({ page }) => {
    const asked: string[] = [];
    const refused: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4(?:04|10)/.test(message.text()))
        refused.push(message.text());
    });
    const response = await page.goto(address, { waitUntil: 'load' });
    const html = (await response?.text()) ?? '';
    expect(html).not.toMatch(/<script(?![^>]*\bsrc="\/assets\/)(?![^>]*ld\+json)/);
    expect(html).not.toContain('__next_f');
    expect(html).not.toMatch(/\son[a-z]+=/);
    expect(response?.headers()['content-security-policy']).toMatch(/script-src 'self';/);
    expect(asked.filter((url) => url.includes('/_next/') && url.endsWith('.js'))).toEqual([]);
    const origin = new URL(page.url()).origin;
    expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith('data:'))).toEqual([]);
    expect(refused).toEqual([]);
  });

  test(`${name}: one main heading, landmarks, a title and a language`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByRole('contentinfo')).toHaveCount(1);
    // A headline longer than results show stands alone.
    await expect(page).toHaveTitle(/The Meridian|^.{71,}$/u);
    await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
    const skip = page.getByRole('link', { name: /skip to/i });
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
  });
}
