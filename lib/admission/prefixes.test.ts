/** Askers are distinguished by their networks, however their addresses are spelled. */
import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixesOf } from './prefixes.ts';

describe('The networks of an address', () => {
  it('are the address and its /24 for IPv4', () => {
    expect(prefixesOf('203.0.113.7')).toEqual(['203.0.113.7/32', '203.0.113.0/24']);
    expect(prefixesOf('0.0.0.0')).toEqual(['0.0.0.0/32', '0.0.0.0/24']);
  });

  it('are /64, /56 and /48 for IPv6', () => {
    expect(prefixesOf('2001:db8:12:34ab:1:2:3:4')).toEqual([
      '2001:db8:12:34ab::/64',
      '2001:db8:12:3400::/56',
      '2001:db8:12::/48',
    ]);
    expect(prefixesOf('::1')).toEqual(['0:0:0:0::/64', '0:0:0:0::/56', '0:0:0::/48']);
    expect(prefixesOf('2001:db8::')).toEqual(['2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0::/48']);
  });

  it.each([
    ['::ffff:203.0.113.7'],
    ['::FFFF:CB00:7107'],
    ['0:0:0:0:0:ffff:203.0.113.7'],
    ['64:ff9b::203.0.113.7'],
    ['64:ff9b::cb00:7107'],
  ])('are those of the IPv4 address that %s holds', (address) => {
    expect(prefixesOf(address)).toEqual(prefixesOf('203.0.113.7'));
  });

  it('do not depend on the spelling, or on the interface', () => {
    const plain = prefixesOf('fe80:0:0:1:2:3:4:5');
    for (const spelling of ['FE80:0000::1:2:3:4:5', 'fe80::1:2:3:4:5%eth0', 'fe80:0:0:1:2:3:0.4.0.5'])
      expect(prefixesOf(spelling)).toEqual(plain);
  });

  it.each([
    [undefined],
    [''],
    ['localhost'],
    ['203.0.113'],
    ['203.0.113.07'],
    ['1.2.3.4%x'],
    ['203.0.113.7:80'],
    ['[::1]'],
    ['::1::'],
    ['2001:db8:::1'],
    [' ::1'],
    ['%eth0'],
    [':'.repeat(10_000)],
  ])('are the same single key for everything that is not an address: %s', (address) => {
    expect(prefixesOf(address)).toEqual(['unknown']);
  });

  it('contain the address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        for (const prefix of prefixesOf(address)) {
          const [network = '', bits] = prefix.split('/');
          const list = new BlockList();
          list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
          expect(list.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(true);
        }
      }),
      { examples: [['::ffff:1.2.3.4'], ['::']] },
    );
  });

  it('are shared by two addresses as far as their bits are the same', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const spell = (groups: readonly number[]): string => groups.map((one) => one.toString(16)).join(':');
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 7, maxLength: 7 }),
        fc.integer({ min: 0, max: 111 }),
        (rest, bit) => {
          const one = [0x2001, ...rest];
          const other = one.map((value, index) =>
            index === 1 + (bit >> 4) ? value ^ (0x8000 >> (bit & 15)) : value,
          );
          const shared = prefixesOf(spell(one)).filter((prefix) => prefixesOf(spell(other)).includes(prefix));
          expect(shared.map((prefix) => prefix.split('/')[1])).toEqual(
            ['64', '56', '48'].filter((bits) => Number(bits) <= bit + 16),
          );
        },
      ),
    );
  });
});
