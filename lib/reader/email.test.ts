/** Every mailbox has one spelling. Addresses with hidden characters and invalid names are refused with a sentence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadraticIn } from '#lib/linear-time.fixtures.ts';
import { mailboxOf, readEmail, showEmail } from './email.ts';

const FORM = 'Enter an address in the form name@example.com';
const emailOf = (text: string): string | undefined => {
  const read = readEmail(text);
  return 'email' in read ? read.email : undefined;
};
const errorOf = (text: string): string => {
  const read = readEmail(text);
  return 'error' in read ? read.error : '';
};

describe('an address has one spelling', () => {
  it.each([
    ['bomb@example.com', 'bomb@ｅxample.com'],
    ['bomb@example.com', 'BOMB@eｘample。com'],
    ['bomb@example.com', ' Bomb@EXAMPLE．COM '],
    ['ann@xn--mller-kva.de', 'ann@müller.de'],
    ['ann@xn--mller-kva.de', 'ann@MU\u0308LLER.de'],
    ['ann@xn--mller-kva.de', 'ann@xn--mller-kva.de'],
    ['डेटा@xn--c2bd2g8a.xn--h2brj9c', 'डेटा@डेटा.भारत'],
    ['jos\u00e9@example.org', 'Jose\u0301@example.org'],
    ["o'hara+x=y_z-1@mail.example.org", "O'Hara+x=y_z-1@Mail.example.org"],
    // Persian words contain an invisible joiner, which IDNA allows there.
    ['a@xn--mgba3gch31f060k.com', 'a@نامه\u200cای.com'],
  ])('%s: also %s', (email, typed) => {
    expect(readEmail(typed)).toEqual({ email });
  });

  it('for everything that is accepted: it stays the same when it is read again, also as it is shown', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.tuple(part, part, part).map(([a, b, c]) => `${a}@${b}.${c}`),
        ),
        (typed) => {
          const email = emailOf(typed);
          if (email === undefined) return;
          expect(emailOf(email)).toBe(email);
          expect(emailOf(showEmail(email))).toBe(email);
          expect(email).toMatch(/^[^\s\p{Cf}\p{Cc}@]+@[a-z\d.-]+$/u);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('anything else is refused with a sentence', () => {
  it.each([
    ['ann\u202egro.elpmaxe@example.org'],
    ['a\u200bnn@example.org'],
    ['a\u200dnn@example.org'],
    ['ann\ufe0f@example.org'],
    ['ann\u{e0041}@example.org'],
    ['a\u034fnn@example.org'],
    ['a\u3164nn@example.org'],
    ['ann@exam\u00adple.org'],
    ['ann@exam\u2066ple.org'],
  ])('with hidden characters: %j', (typed) => {
    expect(errorOf(typed)).toContain('hidden characters');
  });

  it('with a domain that is spelled with a sign nobody may type', () => {
    expect(emailOf('ann@a.¼')).toBeUndefined();
  });

  it.each([['ａnn@example.org'], ['𝐚nn@example.org'], ['ﬁnn@example.org'], ['ann²@example.org']])(
    'with letters that look plain: %s',
    (typed) => {
      expect(errorOf(typed)).toContain('plain letters');
    },
  );

  it.each([
    ['a@1.1'],
    ['a@0x7f.1'],
    ['a@127.0.0.1'],
    ['a@2130706433'],
    ['a@example.0x7f'],
    ['a@١.١'],
    ['a@[1.2.3.4]'],
    ['a@[ipv6:::1]'],
    ['a@::1'],
  ])('with the number of a machine: %s', (typed) => {
    expect(errorOf(typed)).toBe(FORM);
  });

  it.each([
    [''],
    ['@'],
    ['@example.org'],
    ['ann'],
    ['ann@'],
    ['ann@example'],
    ['ann@example.org.'],
    ['ann@.org'],
    ['ann@exa mple.org'],
    ['ann@exam%70le.org'],
    ['ann@example.org/x'],
    ['ann@example.org:25'],
    ['ann@example.org?a.org'],
    ['ann@example.org#a.org'],
    ['ann@exa\\mple.org'],
    ['ann@-example.org'],
    ['ann@xn--a.org'],
    ['ann@xn--mller-2ha46c.de'],
    ['a@b@example.org'],
    ['ann,bob@example.org'],
    ['"ann b"@example.org'],
    ['ann <ann@example.org>'],
    ['ann\r\nbcc:bob@example.org'],
    ['ann😀@example.org'],
    ['\u0301ann@example.org'],
    [`${'a'.repeat(65)}@example.org`],
    [`ann@${'a'.repeat(64)}.org`],
    [`ann@${'a.'.repeat(130)}org`],
    ['a'.repeat(100_000)],
  ])('of another form: %s', (typed) => {
    expect(errorOf(typed)).toBe(FORM);
  });
});

describe('limits count one mailbox as one', () => {
  it.each([['ann+1@example.org'], ['ann+a+b@example.org'], ['a.n.n@example.org'], ['a.nn+x@example.org']])(
    '%s is ann@example.org',
    (email) => {
      expect(mailboxOf(email)).toBe('ann@example.org');
    },
  );

  it('and keep different mailboxes apart', () => {
    expect(mailboxOf('+ann@example.org')).toBe('+ann@example.org');
    expect(mailboxOf('ann@example.com')).not.toBe(mailboxOf('ann@example.org'));
    expect(mailboxOf('ann-1@example.org')).toBe('ann-1@example.org');
  });
});

it('takes no longer to read than its length explains', () =>
  expect(quadraticIn((text) => readEmail(`a@${text}`))).toEqual([]));
