import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { photograph } from '#lib/pictures/test-photographs.ts';
import { drawCard } from './draw-card.ts';
import { cardText, setHeadline } from './headline.ts';
import { CardStore } from './store.ts';
import { type Card, cardDigest, plateDigest } from './subject.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cards-'));
  vi.stubEnv('DATA_DIR', join(folder, 'data'));
  vi.stubEnv('CONTENT_DIR', folder);
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, 'media/bridge.jpg'), await photograph({ width: 900, height: 600 }));
  writeFileSync(join(folder, 'media/damaged.jpg'), 'no picture');
  writeFileSync(
    join(folder, 'media/chart.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 720" width="1200" height="720"><rect width="1200" height="720" fill="#20a020"/></svg>',
  );
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const CARD: Card = {
  paper: 'The Meridian',
  section: 'World',
  accent: 'world',
  headline: 'US urges Iran to stop backing militias in first talks in decades',
  line: 'By Farhan Qizilbash, Baghdad',
  direction: 'ltr',
};

/** Mean brightness of a part of a picture, 0 (ink) to 255 (paper). */
async function brightness(
  png: Buffer,
  part: { left: number; top: number; width: number; height: number },
): Promise<number> {
  const { channels } = await sharp(await sharp(png).extract(part).greyscale().toBuffer()).stats();
  return channels[0]?.mean ?? Number.NaN;
}
const LEFT_HALF = { left: 64, top: 160, width: 520, height: 380 };
const RIGHT_HALF = { left: 668, top: 160, width: 468, height: 380 };
const BLANK = 250;

const draw = async (card: Partial<Card>): Promise<Buffer> => {
  const png = await drawCard({ ...CARD, ...card }, 'card');
  if (png === undefined) throw new Error('No card.');
  return png;
};

describe('a share card', () => {
  it.each([
    ['a headline', {}],
    ['a map', { place: { lat: 33.3, lon: 44.4, label: 'Baghdad' } }],
    ['a drawing', { picture: { file: 'chart.svg', version: 'v' } }],
    ['a photograph', { picture: { file: 'bridge.jpg', version: 'v' } }],
    ['Urdu', { direction: 'rtl', headline: 'ایران اور امریکہ کے درمیان تین دہائیوں بعد پہلی بات چیت' }],
    ['Hindi', { headline: 'ईरान और अमेरिका के बीच तीन दशकों बाद पहली वार्ता' }],
    [
      'the longest headline',
      { headline: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk '.repeat(8) },
    ],
    ['markup', { headline: '5 < 6 & "7" </script><img onerror=x> 😀 نیوز', line: '<b>&amp;' }],
  ] as [string, Partial<Card>][])('with %s is 1200 by 630, says something, and is light', async (_, card) => {
    const png = await draw(card);
    expect(await sharp(png).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
    expect(png.length).toBeLessThan(300_000);
    const halves = [await brightness(png, LEFT_HALF), await brightness(png, RIGHT_HALF)];
    expect(Math.min(...halves)).toBeLessThan(245);
    // Nothing runs into the margins.
    for (const left of [0, 1140])
      expect(await brightness(png, { left, top: 0, width: 60, height: 630 })).toBeGreaterThan(BLANK - 1);
    expect(await brightness(png, { left: 0, top: 592, width: 1200, height: 38 })).toBeGreaterThan(BLANK - 2);
  });

  it('stands on the other side in Urdu: the text at the right, the picture at the left', async () => {
    const picture = { file: 'chart.svg', version: 'v' };
    const urdu = await draw({ direction: 'rtl', headline: 'پہلی بات چیت', picture });
    const english = await draw({ headline: 'First talks', picture });
    const green = { left: 64, top: 300, width: 40, height: 40 };
    expect(await brightness(urdu, green)).toBeLessThan(150);
    expect(await brightness(english, { ...green, left: 1090 })).toBeLessThan(150);
    expect(await brightness(english, { ...green, left: 64, top: 170 })).toBeGreaterThan(BLANK - 2);
  });

  it('is drawn without a picture that is damaged or gone', async () => {
    const plain = await draw({});
    expect(await draw({ picture: { file: 'damaged.jpg', version: 'v' } })).toEqual(plain);
    expect(await draw({ picture: { file: 'gone.jpg', version: 'v' } })).toEqual(plain);
  });

  it('has no headline that its fonts cannot write', async () => {
    const png = await draw({ headline: '首次会谈' });
    expect(await brightness(png, LEFT_HALF)).toBeGreaterThan(BLANK - 1);
    expect(cardText('Talks 😀👩‍🚀 in 🇮🇶 Baghdad™')).toBe('Talks in Baghdad™');
    expect(cardText('a\u0000b\u2028c')).toBe('a b c');
    expect(cardText('😀')).toBeUndefined();
    expect(cardText('word '.repeat(100))?.endsWith('word…')).toBe(true);
  });

  it('breaks a headline into lines of about equal length', async () => {
    const box = { width: 1072, height: 390 };
    const { width, height } = await setHeadline(
      'Parliament passes the budget after an all-night sitting',
      box,
      'ltr',
    );
    expect(height).toBeGreaterThan(120);
    expect(width).toBeLessThan(900);
  });
});

describe('the picture alone', () => {
  it.each([
    ['16x9', 675],
    ['4x3', 900],
    ['1x1', 1200],
  ] as const)('as %s is 1200 wide, and a drawing is whole in it', async (shape, height) => {
    const png = await drawCard({ ...CARD, picture: { file: 'chart.svg', version: 'v' } }, shape);
    expect(png && (await sharp(png).metadata())).toMatchObject({ width: 1200, height });
    const band = Math.max(0, (height - 720) / 2);
    if (png && band > 20)
      expect(await brightness(png, { left: 0, top: 0, width: 1200, height: band - 4 })).toBeGreaterThan(
        BLANK - 2,
      );
  });

  it('is not there if it cannot be drawn', async () => {
    const damaged = { ...CARD, picture: { file: 'damaged.jpg', version: 'v' } };
    expect(await drawCard(damaged, '1x1')).toBeUndefined();
  });

  it.each([
    ['16x9', 675],
    ['4x3', 900],
    ['1x1', 1200],
  ] as const)(
    'of a page without one are its words, as %s from the top to the bottom',
    async (shape, height) => {
      const png = (await drawCard(CARD, shape)) as Buffer;
      expect(await sharp(png).metadata()).toMatchObject({ width: 1200, height });
      const rows = { left: 0, width: 1200, height: 60 };
      // The nameplate, and the byline.
      expect(await brightness(png, { ...rows, top: 50 })).toBeLessThan(BLANK - 2);
      expect(await brightness(png, { ...rows, top: height - 90 })).toBeLessThan(BLANK - 0.5);
    },
  );
});

describe('names of cards', () => {
  it('change with what is shown, and with nothing else', () => {
    const same = { ...CARD, picture: { file: 'a', version: 'v' } };
    expect(cardDigest(CARD)).toBe(cardDigest({ ...CARD }));
    expect(cardDigest(same)).not.toBe(cardDigest(CARD));
    expect(cardDigest({ ...CARD, headline: 'Other' })).not.toBe(cardDigest(CARD));
    expect(plateDigest({ ...same, headline: 'Other' } as Card)).toBe(plateDigest(same));
    expect(plateDigest({ picture: { file: 'a', version: 'w' } })).not.toBe(plateDigest(same));
  });
});

describe('kept cards', () => {
  it('are drawn once, however many ask, and after a start', async () => {
    const store = new CardStore({ draw: drawCard, folder: join(folder, 'kept') });
    const [one, other] = await Promise.all([store.obtain(CARD, 'card'), store.obtain(CARD, 'card')]);
    expect(one).toEqual(other);
    const [name = ''] = readdirSync(join(folder, 'kept'));
    const another = (await store.obtain({ ...CARD, headline: 'Another' }, 'card')) as { png: Buffer };
    writeFileSync(join(folder, 'kept', name), another.png);
    const again = await new CardStore({ draw: drawCard, folder: join(folder, 'kept') }).obtain(CARD, 'card');
    expect(again).toMatchObject({ png: another.png });
    expect((await store.obtain(CARD, '16x9'))?.name).not.toBe(one?.name);
    const gone = { ...CARD, picture: { file: 'gone.jpg', version: 'v' } };
    expect(await store.obtain(gone, '16x9')).toBeUndefined();
  });

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, 500)],
    ['empty', () => Buffer.alloc(0)],
    ['garbled', () => Buffer.from('no picture')],
  ])('that are %s are drawn anew, and told of by name', async (_, damaged) => {
    const told: string[] = [];
    const kept = join(folder, 'damaged');
    const store = new CardStore({ draw: drawCard, folder: kept, tell: (sentence) => told.push(sentence) });
    const whole = (await store.obtain(CARD, 'card')) as { png: Buffer };
    const [name = ''] = readdirSync(kept);
    writeFileSync(join(kept, name), damaged(whole.png));
    expect(await store.obtain(CARD, 'card')).toEqual(whole);
    expect(told).toEqual([
      `${join(kept, name)} cannot be used (it is cut short or garbled). The card is drawn anew.`,
    ]);
    expect(readFileSync(join(kept, name))).toEqual(whole.png);
  });

  it('that cannot be kept are sent all the same, and the folder is told of by name', async () => {
    const told: string[] = [];
    writeFileSync(join(folder, 'barred'), 'no folder');
    const store = new CardStore({
      draw: drawCard,
      folder: join(folder, 'barred'),
      tell: (sentence) => told.push(sentence),
    });
    expect(await store.obtain(CARD, 'card')).toMatchObject({ png: expect.any(Buffer) });
    expect(told).toEqual([
      expect.stringMatching(/^Cards cannot be kept in .*barred \(.*\)\. They are drawn/),
    ]);
  });

  it('are no more than the limit: the oldest go', async () => {
    const store = new CardStore({ draw: drawCard, folder: join(folder, 'many'), limit: 3 });
    mkdirSync(join(folder, 'many'));
    for (let n = 0; n < 5; n += 1) {
      writeFileSync(join(folder, 'many', `old-${n}.png`), 'x');
      utimesSync(join(folder, 'many', `old-${n}.png`), n, n);
    }
    await store.prune();
    expect(readdirSync(join(folder, 'many')).toSorted()).toEqual(['old-2.png', 'old-3.png', 'old-4.png']);
  });
});
