import { describe, expect, it } from 'vitest';
import { cdata, XML_DECLARATION, xml } from './xml.ts';
import { readXml } from './xml-reader.fixtures.ts';

describe('a template of XML', () => {
  it('gives back any text as it was put in: between tags, in an attribute, as CDATA', () => {
    for (const text of ['a ]]> b ]]> c', ']]>', '<b> & "c" \'d\'', '😀 نیوز', ']]', '&amp;']) {
      const root = readXml(
        `${XML_DECLARATION}${xml`<a b="${text}"><c>${text}</c><d>${cdata(text)}</d></a>`.text}`,
      );
      expect(root.attributes.b).toBe(text);
      expect(root.children.map((each) => each.text)).toEqual([text, text]);
    }
  });

  it('leaves out what no document may hold', () => {
    const root = readXml(
      `${XML_DECLARATION}${xml`<a><b>${'x\u0000\u0007y\ud800'}</b><c>${cdata('x\u0000\u0007y\ud800')}</c></a>`.text}`,
    );
    expect(root.children.map((each) => each.text)).toEqual(['xy', 'xy']);
  });
});
