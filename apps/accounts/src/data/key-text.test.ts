import { expect, test } from 'vitest';
import { digestKey, makeKeyText, parseKeyText } from './key-text.ts';

test('a key reads back as what it was made of', () => {
  const key = makeKeyText('demo');
  expect(key.text).toMatch(/^pby_demo_[0-9a-hjkmnp-tv-z]{16}_[\w-]{43}$/);
  expect(parseKeyText(key.text)).toEqual(key);
});

test('no two keys are alike', () => {
  const keys = Array.from({ length: 2000 }, () => makeKeyText('live'));
  expect(new Set(keys.map(({ id }) => id)).size).toBe(keys.length);
  expect(new Set(keys.map(({ text }) => text.slice(-43))).size).toBe(keys.length);
});

test('a digest needs every letter of the key and the pepper', () => {
  const { text } = makeKeyText('live');
  const pepper = Buffer.alloc(32, 7);
  const digest = digestKey(text, pepper);
  expect(digest).toHaveLength(32);
  expect(digestKey(text, Buffer.alloc(32, 7))).toEqual(digest);
  expect(digestKey(text, Buffer.alloc(32, 8))).not.toEqual(digest);
  for (const index of text.split('').keys()) {
    const changed = `${text.slice(0, index)}${text[index] === 'a' ? 'b' : 'a'}${text.slice(index + 1)}`;
    expect(digestKey(changed, pepper)).not.toEqual(digest);
  }
});

test('the digest is HMAC-SHA-256: test case 1 of RFC 4231', () => {
  expect(digestKey('Hi There', Buffer.alloc(20, 0x0b)).toString('hex')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
});
