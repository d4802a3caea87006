/**
 * Makes a corpus of any size from a seed: the same arguments give the same bytes.
 *
 *     node bench/corpus.ts --articles 10000 --out bench/.work/corpus-10000 [--bytes 5000] [--seed 1]
 *
 * 8 sections, 40 authors, 200 topics, 20 years of dates; words are drawn by Zipf's law from a made-up vocabulary.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

export interface CorpusOptions {
  out: string;
  articles: number;
  /** Bytes of a body, about. */
  bytes: number;
  seed: number;
  /**
   * Number of photographs, `/media/photos/<n>.jpg`, that the stories show. Their front matter is then as newsrooms write it:
   * quoted, in several forms, with key points, corrections, places and related stories. The caller has to make the files.
   */
  photographs?: number;
}

const SECTIONS = ['world', 'politics', 'business', 'science', 'sport', 'culture', 'health', 'law'];
const SYLLABLES = [
  'ba',
  'ri',
  'to',
  'men',
  'sul',
  'ka',
  'ne',
  'vor',
  'li',
  'da',
  'shu',
  'pe',
  'gra',
  'no',
  'ti',
  'wen',
];
const YEARS = 20;
const FIRST_YEAR = 2006;

/** A small, fast generator of numbers in [0, 1) with a fixed seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function vocabulary(random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < 20_000) {
    const length = 1 + Math.floor(random() * 3);
    let word = '';
    for (let n = 0; n <= length; n += 1) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)];
    words.add(word);
  }
  return [...words];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Words {
  random: () => number;
  sentence: (length: number) => string;
}

/** Optional front matter, as newsrooms write it. */
function furtherFields({ random, sentence }: Words, photographs: number, stories: readonly string[]): string {
  const any = (count: number): number => Math.floor(random() * count);
  const place = `${(random() * 120 - 60).toFixed(2)}, lon: ${(random() * 340 - 170).toFixed(2)}`;
  const other = (): string => stories[any(stories.length)] ?? '';
  // The same for the same picture, because renditions are made for each way in which it is cropped and credited.
  const photograph = any(photographs);
  const fields = [
    `image:\n  src: /media/photos/${photograph}.jpg\n  alt: "${sentence(9)}"\n  caption: >-\n    ${sentence(12)}\n    ${sentence(6)}\n  credit: "Photograph: Reporter ${photograph}"\n  focalPoint: [0.${(photograph % 8) + 1}, 0.4]\n`,
    random() < 0.4 ? `keyPoints:\n${[1, 2, 3].map(() => `  - "${sentence(10)}"\n`).join('')}` : '',
    random() < 0.3 ? `location: { lat: ${place}, label: '${sentence(1)}' }\n` : '',
    random() < 0.5 ? `dateline: ${sentence(1).slice(0, -1)}\n` : '',
    random() < 0.3 && stories.length > 3 ? `related:\n  - ${other()}\n  - ${other()}\n` : '',
    random() < 0.05
      ? `corrections:\n  - date: 2026-05-01T09:00:00+05:30\n    kind: correction\n    text: |\n      ${sentence(14)}\n`
      : '',
  ];
  return fields.join('');
}

/** Writes the corpus; returns the number of files. */
export function writeCorpus({ out, articles, bytes, seed, photographs = 0 }: CorpusOptions): number {
  const random = seededRandom(seed);
  const words = vocabulary(random);
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'news';
  const sentence = (length: number): string =>
    `${capital(Array.from({ length }, word).join(' '))}${random() < 0.05 ? '?' : '.'}`;
  const written = new Set<string>();
  const write = (path: string, text: string): void => {
    const file = join(out, path);
    const folder = dirname(file);
    if (!written.has(folder)) {
      mkdirSync(folder, { recursive: true });
      written.add(folder);
    }
    writeFileSync(file, text);
  };

  write('site.yml', 'name: The Corpus\ntagline: Made from a seed\ntimeZone: Asia/Kolkata\nlocale: en-IN\n');
  SECTIONS.forEach((slug, n) => {
    write(
      `sections/${slug}.md`,
      `---\ntitle: ${capital(slug)} News\nnavTitle: ${capital(slug)}\ndescription: ${capital(slug)}.\norder: ${n + 1}\n---\n`,
    );
  });
  for (let n = 0; n < 40; n += 1) {
    write(
      `authors/author-${n}.md`,
      `---\nname: ${capital(word())} ${capital(word())}\nrole: Reporter\n---\n\nBiography.\n`,
    );
  }
  write(
    'fronts/home.yml',
    `blocks:\n  - layout: lead\n    rule:\n      limit: 5\n${SECTIONS.map((slug) => `  - layout: section\n    section: ${slug}\n    rule:\n      section: ${slug}\n      limit: 6\n`).join('')}`,
  );

  const stories: string[] = [];
  for (let n = 0; n < articles; n += 1) {
    const day = new Date(Date.UTC(FIRST_YEAR, 0, 1 + Math.floor(random() * 365.25 * YEARS)));
    const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-');
    const section = SECTIONS[Math.floor(random() * SECTIONS.length)] ?? 'world';
    const headline = sentence(6 + Math.floor(random() * 5)).slice(0, -1);
    const topics = [...new Set([1, 2, 3].map(() => `topic-${Math.floor(200 * random() ** 2)}`))];
    const clock = `${String(Math.floor(random() * 24)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}`;
    const paragraphs: string[] = [];
    for (let size = 0; size < bytes; ) {
      const paragraph = Array.from({ length: 3 + Math.floor(random() * 3) }, () =>
        sentence(8 + Math.floor(random() * 14)),
      ).join(' ');
      const decorated =
        random() < 0.12
          ? `## ${sentence(4).slice(0, -1)}\n\n${paragraph}`
          : random() < 0.1
            ? `- ${paragraph}\n- **${word()}** ${paragraph.slice(0, 80)}`
            : paragraph;
      paragraphs.push(decorated);
      size += decorated.length + 2;
    }
    const slug = `${headline.toLowerCase().split(' ').slice(0, 5).join('-')}-${n}`;
    const must = `headline: ${headline}\nstandfirst: ${sentence(16)}\nauthors: [author-${Math.floor(random() * 40)}]\npublished: ${year}-${month}-${date}T${clock}:00+05:30\ntopics: [${topics.join(', ')}]\n`;
    const more = photographs > 0 ? furtherFields({ random, sentence }, photographs, stories) : '';
    stories.push(`/${section}/${year}/${month}/${date}/${slug}`);
    write(
      `articles/${section}/${year}/${month}/${date}-${slug}.md`,
      `---\n${must}${more}---\n\n${paragraphs.join('\n\n')}\n`,
    );
  }
  return articles;
}

/** Folder of a corpus in `work`, written where it is not there yet. */
export function ensureCorpus(work: string, articles: number, bytes = 5000): string {
  const out = join(work, bytes === 5000 ? `corpus-${articles}` : `corpus-${articles}-${bytes}`);
  // Written last: a corpus that was cut short is not taken for a whole one.
  const mark = join(out, '.whole');
  if (!existsSync(mark)) {
    rmSync(out, { recursive: true, force: true });
    writeCorpus({ out, articles, bytes, seed: 1 });
    writeFileSync(mark, '');
  }
  return out;
}

if (argv[1] !== undefined && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  const option = (name: string, fallback: string): string => {
    const at = argv.indexOf(`--${name}`);
    return (at === -1 ? undefined : argv[at + 1]) ?? fallback;
  };
  const articles = Number(option('articles', '10000'));
  const out = resolve(option('out', `bench/.work/corpus-${articles}`));
  writeCorpus({ out, articles, bytes: Number(option('bytes', '5000')), seed: Number(option('seed', '1')) });
  process.stdout.write(`${articles} articles in ${out}\n`);
}
