import { describe, expect, it } from 'vitest';
import { removeFrameworkScripts } from './framework-scripts.ts';

describe('removing framework scripts', () => {
  it('leaves the document, structured data and our own module, and nothing that Next added', () => {
    const html =
      '<!DOCTYPE html><html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>' +
      '<link rel="stylesheet" href="/_next/static/a.css"/><script src="/_next/static/chunks/a.js" async=""></script>' +
      '<script type="module" src="/assets/elements-A.js"></script></head><body><div hidden=""><!--$--><!--/$--></div><!--&-->' +
      '<h1>5<!-- --> &lt; 6</h1><script type="application/ld+json">{"a":"\\u003c/script>"}</script>' +
      '<script>self.__next_f.push([1,"payload"])</script></body></html>';
    expect(removeFrameworkScripts(html)).toBe(
      '<!DOCTYPE html><html><head><link rel="stylesheet" href="/_next/static/a.css"/>' +
        '<script type="module" src="/assets/elements-A.js"></script></head><body>' +
        '<h1>5 &lt; 6</h1><script type="application/ld+json">{"a":"\\u003c/script>"}</script></body></html>',
    );
  });

  it('leaves a story about scripts as it was written', () => {
    const html = '<p>Write &lt;script&gt;alert(1)&lt;/script&gt; or &lt;!-- a comment --&gt;.</p>';
    expect(removeFrameworkScripts(html)).toBe(html);
  });

  it('refuses a page that only framework script would complete', () => {
    expect(() =>
      removeFrameworkScripts('<template id="B:0"></template><div hidden="" id="S:0">x</div>'),
    ).toThrow('Suspense');
  });
});
