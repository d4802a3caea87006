/** How a browser can ask the paper from its address bar: https://github.com/dewitt/opensearch, version 1.1. */
import { openSearchPath } from '#lib/document-routes.ts';
import type { Site } from '#lib/edition/model.ts';
import { siteUrl } from '#lib/env.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { searchPath, suggestPath } from '#lib/search-routes.ts';
import { XML_DECLARATION, xml } from './xml.ts';

/** The longest short name that the specification allows. */
const LONGEST_NAME = 16;

export const openSearchText = ({ name, tagline, locale }: Site): string =>
  XML_DECLARATION +
  xml`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${name.slice(0, LONGEST_NAME).trim()}</ShortName>
  <LongName>${name}</LongName>
  <Description>Search ${name}. ${tagline}</Description>
  <Language>${locale}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="48" height="48" type="image/x-icon">${siteUrl()}/favicon.ico</Image>
  <Url type="text/html" rel="results" template="${absoluteUrl(searchPath())}?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" rel="suggestions" template="${absoluteUrl(suggestPath())}?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${absoluteUrl(openSearchPath())}"/>
</OpenSearchDescription>
`.text;
