import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError, ApiErrors } from '../../../contract/errors.ts';
import { checkRedirectUris } from './redirect-uris.ts';

test('https anywhere and http on localhost are redirect URIs', () => {
  checkRedirectUris([
    'https://shop.example.com/linked?next=%2F',
    'https://shop.example.com',
    'http://localhost:3000/back',
    'http://127.0.0.1/back',
    'http://[::1]:8080/back',
  ]);
});

test('what a browser could take elsewhere is no redirect URI', () => {
  const refused = [
    'http://shop.example.com/',
    'http://localhost.example.com/',
    'http://localhost@shop.example.com/',
    'https://user:secret@shop.example.com/',
    'https://shop.example.com/#fragment',
    'https:shop.example.com',
    'https:///shop.example.com\\@evil.example',
    ' https://shop.example.com/',
    'https://shop.example.com/a b',
    'https://shöp.example.com/',
    'javascript://localhost/%0aalert(1)',
    'com.example.app://back',
    'https://',
    '/back',
  ];
  for (const uri of refused) {
    assert.throws(
      () => checkRedirectUris([uri]),
      (error) => error instanceof ApiError && error.key === 'redirect_uris[0]',
      uri,
    );
  }
});

test('a URI that is given twice is named, together with the other problems', () => {
  assert.throws(
    () => checkRedirectUris(['https://a.example/', 'https://a.example/', 'x']),
    (error) => error instanceof ApiErrors && error.all.map((one) => one.key).join() === 'redirect_uris[1],redirect_uris[2]',
  );
});
