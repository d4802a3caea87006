/** A drawing may hold shapes, text and styles; nothing in it runs, and nothing is fetched. */
import { describe, expect, it } from 'vitest';
import { checkSvg, svgSize } from './svg.ts';

const svg = (inner: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>\n${inner}\n</svg>`;

describe('checkSvg', () => {
  it.each([
    '<path d="M0 0L9 9" style="fill: url(#g); stroke: #333"/><linearGradient id="g"/>',
    '<style>.a { fill: #a52; filter: url("#f") } text { font: 12px sans-serif }</style>',
    '<style>@font-face { font-family: N; src: url(data:font/woff2;base64,d09GMg==) }</style>',
    '<use href="#a"/><use xlink:href="#b"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    '<text>onload="x" and url(http://example.org) in words</text>',
    '<!-- <script>in a comment</script> --><title>A > B</title>',
    '<text aria-label="1 &gt; 2">Iran &amp; Iraq</text>',
  ])('lets %s be', (inner) => {
    expect(checkSvg(svg(inner))).toEqual([]);
  });

  it.each([
    ['<script>alert(1)</script>', /holds <script>/],
    ['<svg:script xmlns:svg="x">1</svg:script>', /holds <svg:script>/],
    ['<SCRIPT/>', /holds <SCRIPT>/],
    ['<foreignObject><p/></foreignObject>', /holds <foreignObject>/],
    ['<g title=">" onload="alert(1)"/>', /runs code \(onload\)/],
    ["<g ONCLICK = 'x'/>", /runs code/],
    ['<image href="https://example.org/x.png"/>', /outside itself/],
    ['<image xlink:href="//example.org/x.png"/>', /outside itself/],
    ['<a href="java&#115;cript:alert(1)"/>', /outside itself/],
    ['<image href="data:image/svg+xml;base64,AAAA"/>', /outside itself/],
    ['<use href="other.svg#a"/>', /outside itself/],
    ['<path fill="url(https://example.org/#a)"/>', /outside itself/],
    ['<path style="fill: u\\72l(https://example.org)"/>', /outside itself/],
    ['<style>@import "https://example.org/a.css";</style>', /fetches something/],
    ['<style>a { background: url( https://example.org/a.png ) }</style>', /fetches something/],
    ['<style>@font-face { src: url(data:text/css;base64,AAAA) }</style>', /fetches something/],
    ['<style>a { background: \\75rl(x) }</style>', /fetches something/],
    ['<![CDATA[<!--]]><script>1</script><![CDATA[-->]]>', /holds <script>/],
    ['<!--<![CDATA[--><script>1</script><!--]]>-->', /holds <script>/],
    ['<?x <!-- ?><script>1</script><?x --> ?>', /holds <script>/],
    [
      '<s:style xmlns:s="http://www.w3.org/2000/svg">@import "https://example.org/a.css";</s:style>',
      /fetches something/,
    ],
    ['<style>a { background: url(x) }', /fetches something/],
    ['<g disabled onload="alert(1)"/>', /runs code/],
    ['<style><![CDATA[@import "https://example.org/a.css";]]></style>', /fetches something/],
    ['<a><set attributeName="href" to="javascript:alert(1)"/></a>', /changes a link/],
  ])('refuses %s', (inner, message) => {
    const [fault] = checkSvg(svg(inner));
    expect(fault?.message).toMatch(message);
    expect(fault?.line).toBe(2);
  });

  it.each([
    '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
    '<?xml-stylesheet href="https://example.org/a.css"?>',
  ])('refuses %s before anything expands it', (declaration) => {
    expect(checkSvg(`<?xml version="1.0"?>\n${declaration}\n${svg('')}`)[0]).toMatchObject({ line: 2 });
  });

  it('reads a large drawing in no time', () => {
    const started = performance.now();
    checkSvg(svg('<path d="M0 0'.concat(' 1'.repeat(500_000), '"/>', '<g a="'.repeat(20_000))));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('svgSize', () => {
  it.each([
    ['width="640" height="360"', { width: 640, height: 360 }],
    ['width="640px" height="359.6"', { width: 640, height: 360 }],
    ['viewBox="0 0 1200 630"', { width: 1200, height: 630 }],
    ['width="100%" height="100%" viewBox="-5,-5,30,20"', { width: 30, height: 20 }],
    ['width="100%"', undefined],
    ['viewBox="0 0 0 10"', undefined],
    ['', undefined],
  ])('%s', (attributes, size) => {
    expect(svgSize(svg('', attributes))).toEqual(size);
  });
});
