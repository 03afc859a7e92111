import { expect, test } from 'vitest';
import { parseAptOptions, parseIndexTargets, sourcesFor } from './debian-mirror.ts';

test('the mirror of the host is used, for security fixes too', () => {
  const text = `http://mirror.example/debian/ bookworm Debian
http://mirror.example/debian/ bookworm-updates Debian
http://mirror.example/security/ bookworm-security Debian
`;
  expect(parseIndexTargets(text)).toEqual({
    main: 'http://mirror.example/debian/',
    security: 'http://mirror.example/security/',
  });
});

test('a third party’s source is none of Debian’s mirrors', () => {
  const text = 'https://deb.nodesource.com/node_20.x/ nodistro nodistro\n';
  expect(parseIndexTargets(text).main).toBe('http://deb.debian.org/debian/');
});

test('before the first "apt-get update" the address tells which source is Debian’s', () => {
  const text = `http://local/debian/ bookworm $(ORIGIN)
http://local/debian-security/ bookworm-security $(ORIGIN)
http://local/other/ bookworm $(ORIGIN)
`;
  expect(parseIndexTargets(text)).toEqual({
    main: 'http://local/debian/',
    security: 'http://local/debian-security/',
  });
});

test('without any source Debian’s own address is used', () => {
  expect(parseIndexTargets('').security).toBe('http://deb.debian.org/debian-security/');
});

test('the host’s proxy is passed on, its other settings are not', () => {
  const text = `Acquire "";
Acquire::http::Proxy "http://proxy:3128";
Acquire::Check-Valid-Until "false";
Acquire::Languages:: "none";
APT::Architecture "amd64";
`;
  expect(parseAptOptions(text)).toEqual([
    'Acquire::http::Proxy "http://proxy:3128"',
    'Acquire::Check-Valid-Until "false"',
  ]);
});

test('a release is taken with its updates and its security fixes', () => {
  const mirror = { main: 'http://m/debian/', security: 'http://m/security/', aptOptions: [] };
  expect(sourcesFor(mirror, 'trixie')).toEqual([
    'deb http://m/debian/ trixie main',
    'deb http://m/debian/ trixie-updates main',
    'deb http://m/security/ trixie-security main',
  ]);
});
