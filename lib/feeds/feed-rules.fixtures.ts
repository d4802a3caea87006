/**
 * What the rules of each kind of feed find wrong with one: the RSS Advisory Board's profile
 * (https://www.rssboard.org/rss-profile), RFC 4287, and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 */
import { childrenNamed, readXml, textOfChild, type XmlElement } from './xml-reader.fixtures.ts';

const RFC822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

const isUrl = (text: unknown): boolean =>
  typeof text === 'string' && /^https?:\/\//.test(text) && URL.canParse(text) && !/[\s"<>]/.test(text);

class Faults {
  readonly found: string[] = [];

  check(holds: boolean, fault: string): void {
    if (!holds) this.found.push(fault);
  }
}

/** HTML of an item: its own addresses are absolute, and nothing in it runs. */
function checkHtml(faults: Faults, html: string, where: string): void {
  const addresses = [...html.matchAll(/<[a-z][^>]*\s(?:href|src|poster)="([^"]*)"/g)].map(
    ([, url = '']) => url,
  );
  for (const url of addresses) faults.check(/^(?:https?:|mailto:)/.test(url), `${where}: ${url} is relative`);
  faults.check(
    !/<(?:script|style|iframe|object|form)\b|<[^>]*\s(?:on\w+|style|class|id)=/.test(html),
    `${where}: unsafe`,
  );
  faults.check(!/<\/?bs-/.test(html), `${where}: an element of our own`);
}

const unique = (values: readonly (string | undefined)[]): boolean =>
  values.every((value) => value) && new Set(values).size === values.length;

function checkRssItem(faults: Faults, item: XmlElement): void {
  const title = textOfChild(item, 'title') ?? '';
  const at = `item "${title}"`;
  const names = item.children.map(({ name }) => name);
  faults.check(title.trim() !== '', `${at}: no title`);
  faults.check(isUrl(textOfChild(item, 'link')), `${at}: no link`);
  faults.check(RFC822.test(textOfChild(item, 'pubDate') ?? ''), `${at}: pubDate is no RFC 822 date`);
  faults.check(childrenNamed(item, 'dc:creator').length > 0, `${at}: nobody wrote it`);
  faults.check(!names.includes('author'), `${at}: author is for e-mail addresses`);
  faults.check(
    names.indexOf('description') < names.indexOf('content:encoded') && names.includes('description'),
    `${at}: no description before content:encoded`,
  );
  const guid = childrenNamed(item, 'guid')[0];
  faults.check(
    guid?.attributes.isPermaLink === (guid?.text === textOfChild(item, 'link') ? 'true' : 'false'),
    `${at}: guid and isPermaLink disagree`,
  );
  checkHtml(faults, textOfChild(item, 'content:encoded') ?? '', at);
  for (const media of childrenNamed(item, 'media:content')) {
    const { url, medium, type, width, height } = media.attributes;
    faults.check(isUrl(url) && medium === 'image' && /^image\//.test(type ?? ''), `${at}: media:content`);
    faults.check(Number(width) > 0 && Number(height) > 0, `${at}: media:content has no size`);
  }
}

export function rssFaults(source: string): string[] {
  const faults = new Faults();
  const rss = readXml(source);
  const channel = childrenNamed(rss, 'channel')[0];
  if (rss.name !== 'rss' || rss.attributes.version !== '2.0' || channel === undefined)
    return ['It is no RSS 2.0.'];
  for (const name of ['title', 'link', 'description', 'language'])
    faults.check((textOfChild(channel, name) ?? '').trim() !== '', `channel: no ${name}`);
  faults.check(RFC822.test(textOfChild(channel, 'lastBuildDate') ?? ''), 'channel: lastBuildDate');
  const links = childrenNamed(channel, 'atom:link');
  const self = links.filter(({ attributes }) => attributes.rel === 'self');
  faults.check(
    self.length === 1 &&
      isUrl(self[0]?.attributes.href) &&
      self[0]?.attributes.type === 'application/rss+xml',
    'channel: no atom:link to itself',
  );
  const image = childrenNamed(channel, 'image')[0];
  faults.check(
    image === undefined ||
      (textOfChild(image, 'title') === textOfChild(channel, 'title') &&
        textOfChild(image, 'link') === textOfChild(channel, 'link')),
    'channel: the image has another title or link',
  );
  const items = childrenNamed(channel, 'item');
  for (const item of items) checkRssItem(faults, item);
  faults.check(unique(items.map((item) => textOfChild(item, 'guid'))), 'two items have one guid');
  return faults.found;
}

function checkAtomEntry(faults: Faults, entry: XmlElement): void {
  const at = `entry "${textOfChild(entry, 'title')}"`;
  const [published = '', updated = ''] = ['published', 'updated'].map((name) => textOfChild(entry, name));
  faults.check((textOfChild(entry, 'title') ?? '').trim() !== '', `${at}: no title`);
  faults.check(isUrl(textOfChild(entry, 'id')), `${at}: no id`);
  faults.check(RFC3339.test(published) && RFC3339.test(updated), `${at}: no dates of RFC 3339`);
  faults.check(Date.parse(updated) >= Date.parse(published), `${at}: updated before it was published`);
  const alternates = childrenNamed(entry, 'link').filter(({ attributes }) => attributes.rel === 'alternate');
  faults.check(alternates.length === 1 && isUrl(alternates[0]?.attributes.href), `${at}: no alternate link`);
  const content = childrenNamed(entry, 'content')[0];
  faults.check(content?.attributes.type === 'html', `${at}: content is no html`);
  checkHtml(faults, content?.text ?? '', at);
  for (const author of childrenNamed(entry, 'author'))
    faults.check((textOfChild(author, 'name') ?? '') !== '', `${at}: an author without name`);
  for (const category of childrenNamed(entry, 'category'))
    faults.check((category.attributes.term ?? '') !== '', `${at}: a category without term`);
}

export function atomFaults(source: string): string[] {
  const faults = new Faults();
  const feed = readXml(source);
  if (feed.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom')
    return ['It is no Atom feed.'];
  for (const name of ['id', 'title', 'updated'])
    faults.check((textOfChild(feed, name) ?? '').trim() !== '', `feed: no ${name}`);
  faults.check(RFC3339.test(textOfChild(feed, 'updated') ?? ''), 'feed: updated is no RFC 3339 date');
  const relations = childrenNamed(feed, 'link').map(({ attributes }) => attributes.rel);
  faults.check(relations.filter((rel) => rel === 'self').length === 1, 'feed: no link to itself');
  faults.check(childrenNamed(feed, 'author').length > 0, 'feed: no author');
  const entries = childrenNamed(feed, 'entry');
  for (const entry of entries) checkAtomEntry(faults, entry);
  faults.check(unique(entries.map((entry) => textOfChild(entry, 'id'))), 'two entries have one id');
  return faults.found;
}

type Shape = Record<string, (value: unknown) => boolean>;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isDate = (value: unknown): boolean => typeof value === 'string' && RFC3339.test(value);
const listOf =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(is);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** An object with nothing but what the shape knows; `needed` are there. */
const shaped =
  (shape: Shape, needed: readonly string[]) =>
  (value: unknown): boolean =>
    isObject(value) &&
    needed.every((name) => name in value) &&
    Object.entries(value).every(([name, each]) => shape[name]?.(each) === true);

const AUTHOR = shaped({ name: isText, url: isUrl, avatar: isUrl }, ['name']);
const ITEM: Shape = {
  id: isText,
  url: isUrl,
  external_url: isUrl,
  title: isText,
  content_html: (value) => typeof value === 'string',
  content_text: (value) => typeof value === 'string',
  summary: isText,
  image: isUrl,
  banner_image: isUrl,
  date_published: isDate,
  date_modified: isDate,
  authors: listOf(AUTHOR),
  tags: listOf(isText),
  language: isText,
};
const FEED: Shape = {
  version: (value) => value === 'https://jsonfeed.org/version/1.1',
  title: isText,
  home_page_url: isUrl,
  feed_url: isUrl,
  description: isText,
  user_comment: isText,
  next_url: isUrl,
  icon: isUrl,
  favicon: isUrl,
  authors: listOf(AUTHOR),
  language: isText,
  expired: (value) => typeof value === 'boolean',
  hubs: listOf(shaped({ type: isText, url: isUrl }, ['type', 'url'])),
  items: listOf(isObject),
};

export function jsonFeedFaults(source: string): string[] {
  const faults = new Faults();
  const feed: unknown = JSON.parse(source);
  if (!isObject(feed) || !Array.isArray(feed.items)) return ['It is no JSON Feed.'];
  for (const name of ['version', 'title', 'items']) faults.check(name in feed, `feed: no ${name}`);
  for (const [name, value] of Object.entries(feed))
    faults.check(FEED[name]?.(value) === true, `feed: ${name} is not as it must be`);
  for (const item of feed.items as Record<string, unknown>[]) {
    const at = `item "${item.title}"`;
    faults.check(
      'id' in item && ('content_html' in item || 'content_text' in item),
      `${at}: no id or content`,
    );
    for (const [name, value] of Object.entries(item))
      faults.check(ITEM[name]?.(value) === true, `${at}: ${name} is not as it must be`);
    checkHtml(faults, String(item.content_html), at);
  }
  faults.check(
    unique(feed.items.map((item: Record<string, unknown>) => String(item.id))),
    'two items have one id',
  );
  return faults.found;
}
