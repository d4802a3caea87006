import { describe, expect, it } from 'vitest';
import { PublishGate, signPublish } from './publish-signature.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const SECONDS = NOW / 1000;
const call = (timestamp: number, body = '', secret = 's3cret') => ({
  timestamp: String(timestamp),
  signature: signPublish(secret, timestamp, body),
  body,
});

describe('the publish call', () => {
  it('is accepted once', () => {
    const gate = new PublishGate('s3cret');
    expect(gate.refuse(call(SECONDS), NOW)).toBeUndefined();
    expect(gate.refuse(call(SECONDS), NOW)).toMatch('made before');
    expect(gate.refuse(call(SECONDS + 1), NOW)).toBeUndefined();
  });

  it('is refused when old, early, forged, altered or unsigned', () => {
    const gate = new PublishGate('s3cret');
    expect(gate.refuse(call(SECONDS - 301), NOW)).toMatch('5 minutes');
    expect(gate.refuse(call(SECONDS + 301), NOW)).toMatch('5 minutes');
    expect(gate.refuse(call(SECONDS, '', 'other'), NOW)).toMatch('does not match');
    expect(gate.refuse({ ...call(SECONDS, 'a'), body: 'b' }, NOW)).toMatch('does not match');
    expect(gate.refuse({ timestamp: undefined, signature: undefined, body: '' }, NOW)).toMatch('Timestamp');
    expect(gate.refuse({ ...call(SECONDS), signature: 'sha256=é' }, NOW)).toMatch('does not match');
  });
});
