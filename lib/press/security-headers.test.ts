import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './security-headers.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the policy of a page', () => {
  it('allows exactly the inline scripts that the page holds, and no others', () => {
    const policy = contentSecurityPolicy(
      '<script>self.a=1</script><script src="/a.js"></script><script type="application/ld+json">{"b":1}</script>',
    );
    expect(policy).toContain(`script-src 'self' ${hashOf('self.a=1')};`);
  });

  it('allows speculation rules by hash, without which a browser refuses them', () => {
    const rules = '{"prefetch":[{"where":{"href_matches":"/*"}}]}';
    const policy = contentSecurityPolicy(`<script type="speculationrules">${rules}</script>`);
    expect(policy).toContain(hashOf(rules));
  });

  it('leaves no directive open', () => {
    const policy = contentSecurityPolicy('');
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    for (const directive of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(policy).toContain(directive);
  });
});
