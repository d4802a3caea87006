/** Sitemaps against their schemas, by libxml2's validator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(import.meta.dirname, 'schemas', fileName), 'utf8'),
});

/** What libxml2 finds wrong with a sitemap or an index of sitemaps; nothing where it is valid. */
export async function sitemapFaults(contents: string): Promise<string[]> {
  const isIndex = contents.includes('<sitemapindex');
  const { errors } = await validateXML({
    xml: [{ fileName: 'sitemap.xml', contents }],
    schema: [schema(isIndex ? 'siteindex.xsd' : 'all.xsd')],
    preload: isIndex ? [] : ['sitemap.xsd', 'sitemap-image.xsd', 'sitemap-news.xsd'].map(schema),
  });
  return errors.map(({ message }) => message);
}
