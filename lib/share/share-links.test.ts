import { describe, expect, it } from 'vitest';
import { type NetworkName, type Shared, shareLinks } from './share-links.ts';

const BAGHDAD: Shared = {
  url: 'https://meridian.example/world/2007/05/29/us-urges-iran',
  title: 'US & Iran: "first talks" #1 — 100% sober',
};
const U = 'https%3A%2F%2Fmeridian.example%2Fworld%2F2007%2F05%2F29%2Fus-urges-iran';
const T = 'US%20%26%20Iran%3A%20%22first%20talks%22%20%231%20%E2%80%94%20100%25%20sober';

const link = (story: Shared, network: NetworkName): string =>
  shareLinks(story).find((each) => each.network === network)?.href ?? '';

describe('share links', () => {
  it.each<[NetworkName, string]>([
    ['x', `https://x.com/intent/tweet?text=${T}&url=${U}`],
    ['facebook', `https://www.facebook.com/sharer/sharer.php?u=${U}`],
    ['whatsapp', `https://wa.me/?text=${T}%20${U}`],
    ['linkedin', `https://www.linkedin.com/sharing/share-offsite/?url=${U}`],
    ['telegram', `https://t.me/share/url?url=${U}&text=${T}`],
    ['bluesky', `https://bsky.app/intent/compose?text=${T}%20${U}`],
    ['mastodon', `https://share.joinmastodon.org/#text=${T}%20${U}`],
    ['threads', `https://www.threads.com/intent/post?text=${T}&url=${U}`],
    ['reddit', `https://www.reddit.com/submit?url=${U}&title=${T}`],
    ['email', `mailto:?subject=${T}&body=${T}%0D%0A%0D%0A${U}`],
  ])('carry headline and address to %s exactly', (network, expected) => {
    expect(link(BAGHDAD, network)).toBe(expected);
  });

  it('encode an already encoded address once more, so that it arrives as it is', () => {
    const url = 'https://meridian.example/world/2026/01/02/%E0%A4%AD%E0%A4%BE%E0%A4%B0%E0%A4%A4';
    const arrived = new URL(link({ url, title: 'भारत' }, 'x')).searchParams;
    expect(arrived.get('url')).toBe(url);
    expect(arrived.get('text')).toBe('भारत');
  });

  const HOSTILE = '`5 < 6 & "7" </script><img onerror=x>` 😀 نیوز';

  it.each([
    'اردو میں سرخی',
    '🌍🇮🇳 world',
    `it's +1 & "2" = <3> 100% #tag?`,
    'हिन्दी, “उद्धरण” — 50%',
    '\u202Eright to left\u202C',
    'a=b;c/d\\e?f#g%20h',
    HOSTILE,
  ])('bring %j back unchanged from every form', (title) => {
    const url = 'https://meridian.example/world/2026/01/02/%E0%A4%AD-%E0%A4%BE?a=1&b=2';
    const both = `${title} ${url}`;
    const arrived = Object.fromEntries(
      shareLinks({ url, title }).map(({ network, href }) => {
        const { searchParams, hash } = new URL(href);
        const fields = hash ? new URLSearchParams(hash.slice(1).replaceAll('+', '%2B')) : searchParams;
        return [network, Object.fromEntries(fields)];
      }),
    );
    expect(arrived).toEqual({
      x: { text: title, url },
      facebook: { u: url },
      whatsapp: { text: both },
      linkedin: { url },
      telegram: { url, text: title },
      bluesky: { text: both },
      mastodon: { text: both },
      threads: { text: title, url },
      reddit: { url, title },
      email: { subject: title, body: `${title}\r\n\r\n${url}` },
    });
  });

  it('hold nothing that ends an attribute, a tag or a header', () => {
    for (const { href } of shareLinks({ ...BAGHDAD, title: HOSTILE })) expect(href).not.toMatch(/[\s"<>`]/);
  });

  it.each(['line\nbreak', 'line\r\nBcc: someone@else.example', 'line\u2028break\u0000'])(
    'make one line of %j for a mail, which has no other header than its subject',
    (title) => {
      const mail = new URL(link({ ...BAGHDAD, title }, 'email'));
      expect(mail.pathname).toBe('');
      expect([...mail.searchParams.keys()]).toEqual(['subject', 'body']);
      expect(mail.searchParams.get('subject')).toMatch(/^line [^\p{Cc}\u2028]*$/u);
      expect(mail.searchParams.get('body')?.split('\r\n')).toEqual([
        mail.searchParams.get('subject'),
        '',
        BAGHDAD.url,
      ]);
    },
  );

  it('never put a plus where a space is meant', () => {
    for (const { href } of shareLinks(BAGHDAD)) expect(href).not.toContain('+');
  });

  it('survive a headline cut inside an emoji', () => {
    expect(() => shareLinks({ ...BAGHDAD, title: 'Earth \uD83C' })).not.toThrow();
  });

  it('keep a Bluesky post within 300 graphemes and its address whole', () => {
    const text =
      new URL(link({ ...BAGHDAD, title: '👩‍🚀'.repeat(400) }, 'bluesky')).searchParams.get('text') ?? '';
    expect([...new Intl.Segmenter().segment(text)].length).toBeLessThanOrEqual(300);
    expect(text.endsWith(`… ${BAGHDAD.url}`)).toBe(true);
    expect(text.startsWith('👩‍🚀')).toBe(true);
  });
});
