/** Files in which readers of YAML and of Markdown disagree most easily. */

const story = (fields: string, body = '\nOne paragraph.\n'): string =>
  `---\nheadline: A headline\nstandfirst: A standfirst\nagency: Meridian Wire\npublished: 2007-05-29T01:47:00+05:30\n${fields}---\n${body}`;

/** An article's file, published on 29 May 2007 in Kolkata. */
const at = (slug: string): string => `articles/world/2007/05/29-${slug}.md`;

/** Files that both read. */
export const awkward: Record<string, string | Buffer> = {
  [at('crlf')]: story(
    'topics: [iran, iraq]\nseoTitle: |\n  One\n  two\n# the end\n',
    '\nFirst line\nsecond line.\n\nNext.\n',
  ).replaceAll('\n', '\r\n'),
  [at('lone-cr')]: story('dateline: Baghdad\n', 'One.\rTwo.\r\n'),
  [at('byte-order-mark')]: `\uFEFF${story('dateline: Baghdad\n')}`,
  [at('ईरान-वार्ता')]: story('language: hi\n', '\nबग़दाद में बातचीत।\n'),
  [at('ایران-مذاکرات')]: story('language: ur\n', '\nبغداد میں مذاکرات۔\n'),
  [at('café-society')]: story('series: café\n'),
  [at('no-body')]: story('', ''),
  [at('no-newline-at-the-end')]: story('', 'A body').trimEnd(),
  [at('fence-without-newline')]: story('').replace(/---\n\nOne paragraph\.\n$/, '---'),
  [at('fence-never-closed')]: story('').replace(/---\n\nOne paragraph\.\n$/, ''),
  [at('rule-in-the-body')]: story('', '\nBefore.\n\n---\n\nAfter.\n\n----\n'),
  [at('fence-with-a-tail')]: story('').replace('---\n\nOne', '--- \n\nOne'),
  [at('named-yaml')]: story('').replace('---\n', '---yaml\n'),
  [at('spaces-after-the-fence')]: story('').replace('---\n', '---   \n'),
  [at('blank-lines-in-the-body')]: story('', '\n\n\n\nLate.\n\n\n'),
  [at('zulu')]: story('').replace('2007-05-29T01:47:00+05:30', '2007-05-28T20:17:00Z'),
  [at('west')]: story('updated: 2007-05-29T03:00:00.250-04:30\n').replace('01:47:00+05:30', '00:00:00+05:30'),
  [at('no-seconds')]: story('updated: 2007-05-30T09:15+13:45\nexpires: 2030-01-01T00:00-11:00\n'),
  [at('quoted-date')]: story('updated: "2007-05-29T12:00:00+05:30"\n'),
  [at('yes-and-no')]: story('dateline: yes\nseoTitle: no\nseries: on\nsocialHeadline: off\n'),
  [at('true-and-null')]: story('breaking: true\ndateline: ~\ntopics: null\nimage: ~\n'),
  [at('empty-values')]: story('dateline:\nkeyPoints:\naccess:\nkind:\n'),
  [at('numbers')]: story('location:\n  lat: 012\n  lon: +1.5e1\n  zoom: 0x0A\n  label: "012"\n'),
  [at('strings-like-numbers')]: story('dateline: 1_000\nseoTitle: 0o17x\nsocialHeadline: 2007-05-29\n'),
  [at('time-like')]: story('dateline: 12:30\nseoTitle: 12:30:45\n'),
  [at('folded')]: story(
    'seoTitle: >\n  One line\n  and another\n\n  and a paragraph\nsocialHeadline: >-\n  no\n  newline\n',
  ),
  [at('literal')]: story(
    'seoTitle: |\n  One\n    two\nsocialHeadline: |+\n  kept\n\n\ndateline: |2-\n   indented\n',
  ),
  [at('plain-over-lines')]: story('seoTitle: One line\n  and its second\n  and third\n'),
  [at('quotes')]: story(
    `seoTitle: "a \\"b\\" \\u00e9\\n\\x41 \\\n  c"\nsocialHeadline: 'it''s'\ndateline: "\\U0001F5DE"\n`,
  ),
  [at('comments')]: story('# a comment\nkind: news # and another\nseoTitle: no#comment\n'),
  [at('anchors')]: story('topics: &t [iran, iraq]\nkeyPoints: *t\n'),
  [at('merge-in-a-list')]: story(
    'corrections:\n  - &c\n    date: 2007-06-01T10:00:00+05:30\n    kind: correction\n    text: One\n  - *c\n',
  ),
  [at('nested')]: story(
    'image:\n  src: /media/a.svg\n  alt: "A map: Iraq"\n  credit: The Meridian\n  focalPoint: [0.5, .25]\nlocation: {lat: 33.3, lon: -44.4, label: Baghdad, }\ncorrections:\n- {date: 2007-06-01T10:00:00Z, kind: update, text: "x, y"}\n-\n  date: 2007-06-02T10:00:00+05:30\n  kind: clarification\n  text: |\n    Longer.\n',
  ),
  [at('lists')]: story('keyPoints:\n- at the margin\n-   spaced\n- "quoted"\n'),
  [at('empty-lists')]: story('topics: []\nkeyPoints: [ ]\nrelated: []\n'),
  [at('explicit-tags')]: story(
    'dateline: !!str 2007\nbreaking: !!bool "true"\nlocation: {lat: !!float 3.0, lon: !!int "4"}\n',
  ),
  [at('tabs-after-values')]: story('dateline: Baghdad\t\nseoTitle:\tTabbed\n'),
  [at('unicode-spaces')]: story('seoTitle: "\u00a0x\u2028y"\ndateline: \u200bBaghdad\n'),
  [at('emoji')]: story('seoTitle: 🗞️ 👩‍💻\n', '\n🗞️\n'),
  [at('document-markers')]: story('dateline: "--- not a fence"\n'),
  [at('live-things')]: story('kind: live\n'),
  'articles/world/2007/05/29-live-things/0147.md': '---\nat: 2007-05-29T01:47:00+05:30\nkey: true\n---\n',
  'articles/world/2007/05/29-live-things/0147-2.md':
    '---\nat: "2007-05-28T20:17:01.5Z"\nheadline: Two\npinned: false\n---\nText',
  'authors/o-hara.md': "---\nname: O'Hara\nrole: Writer\nprofiles:\n  - https://example.org/@o?a=b#c\n---\n",
  'sections/odds.md': '---\ntitle: Odds\nnavTitle: Odds\ndescription: "."\norder: -1.5\n---\n',
  'topics/index.md': '---\ntitle: Index\n---\n',
  'pages/v12.md': '---\ntitle: "V: 1"\nupdated: 2020-02-29T23:59:59.999+00:00\n---\n# Heading\n',
  'fronts/odd.yml':
    '\uFEFF# a front\nblocks:\n- layout: lead\n  slots:\n  - path: /world/2007/05/29/nested\n    until: 2007-05-30T00:00:00Z\n  rule: {limit: 3}\n- {layout: latest, rule: {section: world, kind: news, limit: 1}}\n',
};

/** Files that Contentlayer refuses. */
export const refused: Record<string, string | Buffer> = {
  [at('broken-yaml')]: story('topics: [iran\n'),
  [at('duplicate-keys')]: story('dateline: A\ndateline: B\n'),
  [at('tab-indent')]: story('location:\n\tlat: 1\n\tlon: 2\n'),
  [at('no-headline')]: story('').replace('headline: A headline\n', ''),
  [at('no-front-matter')]: 'Only a body.\n',
  [at('empty-file')]: '',
  [at('number-for-text')]: story('dateline: 012\n'),
  [at('text-for-a-number')]: story('location: {lat: "1", lon: 2}\n'),
  [at('text-for-a-list')]: story('topics: iran\n'),
  [at('a-day-that-is-not')]: story('updated: yesterday\n'),
  [at('text-for-a-flag')]: story('breaking: yes\n'),
  [at('no-latitude')]: story('location: {lon: 2}\n'),
  [at('laughs')]: story(
    `dateline: &a [${'x,'.repeat(9)}x]\nseries: &b [${'*a,'.repeat(9)}*a]\ntopics: &c [${'*b,'.repeat(9)}*b]\nkeyPoints: [${'*c,'.repeat(9)}*c]\n`,
  ),
  [at('two-documents')]: story('').replace('agency', '...\n%YAML 1.2\n--- \nagency'),
  [at('toml')]: story('').replace('---\n', '---toml\n'),
};
