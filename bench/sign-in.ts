/** Signs in a reader by code, as a browser's forms do. The message is read from the outbox in the site's data. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codePath, signInPath } from '#lib/account-routes.ts';
import { until } from './measure.ts';

/** @param site `origin` is SITE_URL, `data` its DATA_DIR */
export async function signInByCode(
  site: { url: string; origin: string; data: string },
  email: string,
): Promise<void> {
  const cookies = new Map<string, string>();
  const post = async (path: string, fields: Record<string, string>): Promise<number> => {
    const response = await fetch(site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        origin: site.origin,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: new URLSearchParams(fields).toString(),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    return response.status;
  };
  const sent = await post(signInPath(), { email, next: '/account' });
  if (sent !== 303) throw new Error(`Asking for a code was answered with ${sent}.`);
  const outbox = join(site.data, 'outbox');
  const codeIn = (file: string): string | undefined => {
    const text = readFileSync(join(outbox, file), 'utf8');
    return text.includes(`To: ${email}`) ? /^\d{6}$/m.exec(text)?.[0] : undefined;
  };
  let code = '';
  await until(async () => {
    const letters = (existsSync(outbox) ? readdirSync(outbox) : []).filter((file) => file.endsWith('.eml'));
    code = letters.map(codeIn).find((found) => found !== undefined) ?? '';
    return code !== '';
  }, 20_000);
  const taken = await post(codePath(), { code });
  if (taken !== 303) throw new Error(`The code was answered with ${taken}.`);
}
