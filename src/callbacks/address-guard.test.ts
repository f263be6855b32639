import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AddressGuard, AddressRefused, hostOf } from './address-guard.ts';
import { addressBytes, parseRange, reachOf, unwrapped } from './ip-address.ts';

const production = new AddressGuard({ server: 'production' });
const development = new AddressGuard({ server: 'development' });
const refused = (run: () => void) => {
  try {
    run();
    return false;
  } catch (error) {
    assert.ok(error instanceof AddressRefused, String(error));
    return true;
  }
};
const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));

test('an address is read the same in every form that a URL may give it', () => {
  fc.assert(
    fc.property(octets, ([a, b, c, d]) => {
      const plain = `${a}.${b}.${c}.${d}`;
      const number = ((a * 256 + b) * 256 + c) * 256 + d;
      const forms = [
        `${number}`,
        `0x${number.toString(16)}`,
        `0${number.toString(8)}`,
        `0${a.toString(8)}.${b}.0x${c.toString(16)}.${d}`,
        `${a}.${(b * 256 + c) * 256 + d}`,
        `${a}.${b}.${c * 256 + d}`,
        `${plain}.`,
      ];
      for (const form of forms) assert.equal(hostOf(new URL(`https://${form}/`)), plain, form);
    }),
  );
});

test('IPv4 inside IPv6 is judged as the IPv4 address that it leads to', () => {
  fc.assert(
    fc.property(octets, ([a, b, c, d]) => {
      const plain = `${a}.${b}.${c}.${d}`;
      const [high, low] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
      const forms = [`::ffff:${plain}`, `::ffff:${high}:${low}`, `64:ff9b::${plain}`, `2002:${high}:${low}::1`, `::ffff:0:${plain}`];
      for (const form of forms) {
        assert.deepEqual([...unwrapped(addressBytes(form)!)], [a, b, c, d], form);
        assert.equal(
          refused(() => production.checkAddress(form)),
          refused(() => production.checkAddress(plain)),
          form,
        );
        assert.equal(
          refused(() => production.checkUrl(new URL(`https://[${form}]/`))),
          refused(() => production.checkAddress(plain)),
          form,
        );
      }
    }),
  );
});

test('each range has its kind, at its first and last address', () => {
  const kinds = {
    never:
      '0.0.0.0 0.255.255.255 169.254.0.1 169.254.169.254 224.0.0.1 255.255.255.255 100.100.100.200 168.63.129.16 192.0.0.192 :: fe80::1 febf::1 ff02::1 fd00:ec2::254 fec0::1 2001::1 4000::1 fe80::1%eth0',
    loopback: '127.0.0.1 127.255.255.255 ::1',
    private: '10.0.0.0 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 100.64.0.1 100.127.255.255 fc00::1 fdff::1',
    public: '1.1.1.1 9.255.255.255 11.0.0.0 172.15.255.255 172.32.0.0 192.167.255.255 100.63.255.255 100.128.0.0 2606:4700::1111',
  };
  for (const [kind, addresses] of Object.entries(kinds)) {
    for (const address of addresses.split(' ')) assert.equal(reachOf(unwrapped(addressBytes(address)!)), kind, address);
  }
});

test('a text form of IPv6 gives the bytes that the URL parser sees', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      const canonical = hostOf(new URL(`https://[${text}]/`));
      assert.deepEqual(addressBytes(text), addressBytes(canonical));
      assert.equal(addressBytes(text)!.length, 16);
    }),
  );
});

test('production refuses private addresses and loopback and names the option; development takes them', () => {
  for (const address of ['10.1.2.3', '127.0.0.1', '::1', 'fd12::1', '::ffff:192.168.1.1']) {
    assert.throws(() => production.checkAddress(address), /--allow-callback-address/);
    development.checkAddress(address);
  }
});

test('nothing allows link-local and metadata addresses', () => {
  const open = new AddressGuard({ server: 'production', allow: ['0.0.0.0/0', '::/0'] });
  for (const address of ['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254', '0.0.0.0', 'fd00:ec2::254']) {
    for (const guard of [open, development, production]) assert.throws(() => guard.checkAddress(address), AddressRefused);
  }
  open.checkAddress('10.0.0.1');
});

test('the allow-list opens its ranges and nothing beside them', () => {
  const guard = new AddressGuard({ server: 'production', allow: ['10.1.0.0/16', 'fd12::/16', '127.0.0.1'] });
  for (const address of ['10.1.255.255', '::ffff:10.1.0.1', 'fd12::9', '127.0.0.1', '8.8.8.8']) guard.checkAddress(address);
  for (const address of ['10.2.0.0', '10.0.255.255', 'fd13::1', '127.0.0.2'])
    assert.throws(() => guard.checkAddress(address), AddressRefused);
});

test('a range is a CIDR without bits outside its prefix', () => {
  for (const text of ['10.0.0.0/8', '10.0.0.1', '::/0', 'fd00::/8', '0.0.0.0/0']) assert.ok(parseRange(text), text);
  for (const text of ['10.0.0.1/8', '10.0.0.0/33', '10.0.0.0/', '10/8', 'host', '', '::/129', '10.0.0.0/8/8', 'fe80::1%1/64']) {
    assert.equal(parseRange(text), undefined, text);
  }
  assert.throws(() => new AddressGuard({ server: 'production', allow: ['10.0.0.1/8'] }), RangeError);
});

test('plain HTTP is for loopback on development', () => {
  for (const url of ['http://localhost:1', 'http://127.0.0.1', 'http://[::1]:8080/x', 'https://hooks.example.com', 'https://10.0.0.1']) {
    development.checkUrl(new URL(url));
  }
  for (const url of [
    'http://10.0.0.1',
    'http://hooks.example.com',
    'http://localhost.example.com',
    'ftp://localhost',
    'https://a:b@x.com',
  ]) {
    assert.throws(() => development.checkUrl(new URL(url)), AddressRefused, url);
  }
  for (const url of ['http://127.0.0.1', 'https://localhost', 'https://api.localhost/', 'https://0x7f.1', 'https://2130706433']) {
    assert.throws(() => production.checkUrl(new URL(url)), AddressRefused, url);
  }
  assert.throws(() => development.checkAddress('10.0.0.1', true), AddressRefused);
});

test('a name is refused if any of its addresses is', async () => {
  const answers: Record<string, string[]> = { good: ['8.8.8.8', '2606:4700::1111'], bad: ['8.8.8.8', '127.0.0.1'], none: [] };
  const guard = new AddressGuard({
    server: 'production',
    lookup: (host, done) =>
      done(
        null,
        answers[host]!.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
  });
  const resolve = (host: string) =>
    new Promise((resolve, reject) => guard.resolve(host, false, (error, all) => (error ? reject(error) : resolve(all.length))));
  assert.equal(await resolve('good'), 2);
  await assert.rejects(resolve('bad'), AddressRefused);
  await assert.rejects(resolve('none'), /no address/);
});
