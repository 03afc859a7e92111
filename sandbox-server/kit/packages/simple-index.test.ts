import { expect, test } from 'vitest';
import { platformTags } from './download-packages.ts';
import { normalizedName, simplePages } from './simple-index.ts';

test.each([
  ['Flask_Login', 'flask-login'],
  ['zope.interface', 'zope-interface'],
  ['a-_.b', 'a-b'],
])('pip asks for %s under the name %s', (name, normalized) => {
  expect(normalizedName(name)).toBe(normalized);
});

test('each project has a page that links its files with their digests', () => {
  const pages = simplePages([
    { name: 'flask-3.1.3-py3-none-any.whl', sha256: 'f1' },
    { name: 'markupsafe-3.0.3-cp311-cp311-linux_x86_64.whl', sha256: 'm1' },
    { name: 'torch-2.0+cpu-cp311-none-any.whl', sha256: 't1' },
  ]);
  expect([...pages.keys()]).toEqual([
    'simple/index.html',
    'simple/flask/index.html',
    'simple/markupsafe/index.html',
    'simple/torch/index.html',
  ]);
  expect(pages.get('simple/index.html')).toContain('<a href="flask/">flask</a>');
  expect(pages.get('simple/flask/index.html')).toContain(
    '<a href="../../files/flask-3.1.3-py3-none-any.whl#sha256=f1">',
  );
  expect(pages.get('simple/torch/index.html')).toContain('torch-2.0%2Bcpu-');
});

test('wheels are asked for that Debian 12 can run, and no newer ones', () => {
  const tags = platformTags('arm64');
  expect(tags).toContain('manylinux_2_17_aarch64');
  expect(tags).toContain('manylinux2014_aarch64');
  expect(tags).not.toContain('manylinux_2_37_aarch64');
});
