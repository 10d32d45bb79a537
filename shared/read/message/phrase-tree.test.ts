import { describe, expect, it } from 'vitest';
import { lookup } from './lookup.ts';
import { LONGEST_PHRASE, PhraseTree } from './phrase-tree.ts';
import { squeeze, squeezePhrase } from './squeeze.ts';

describe('a tree of phrases', () => {
  it('finds a phrase from the beginning of a word to the end of a word only', () => {
    const tree = new PhraseTree();
    tree.add(squeezePhrase('bad certificate'), 7);
    const found = (text: string) => tree.find(squeeze(text)).map(({ phrases }) => phrases);
    expect(found('remote error: tls: BAD_CERTIFICATE!')).toEqual([[7]]);
    expect(found('bad cert\nificate')).toEqual([[7]]);
    expect(found('forbad certificate')).toEqual([]);
    expect(found('bad certificates')).toEqual([]);
  });

  it.each([
    ['one letter', 'a'.repeat(200_000)],
    ['one word', 'certificate '.repeat(16_000)],
    ['the beginning of many identifiers', 'SSL_ERROR_RX_MALFORMED_'.repeat(8_000)],
    ['words without spaces between', '证书'.repeat(60_000)],
  ])('takes a bounded number of steps for each letter of %s', (_, text) => {
    const { tree } = lookup();
    const squeezed = squeeze(text);
    tree.find(squeezed);
    expect(tree.steps).toBeLessThanOrEqual(squeezed.letters.length * LONGEST_PHRASE);
    const once = tree.steps;
    tree.find(squeeze(text + text));
    expect(tree.steps).toBeLessThanOrEqual(2 * once + LONGEST_PHRASE * LONGEST_PHRASE);
  });
});

describe('squeezing a text', () => {
  it('looks for the end of an entity no further than entities are long', () => {
    let looks = 0;
    const written = '&'.repeat(3000);
    const counted = {
      length: written.length,
      slice: (from: number, to: number) => written.slice(from, to),
      charCodeAt: (at: number) => {
        looks += 1;
        return written.charCodeAt(at);
      },
    } as unknown as string;
    squeeze(counted);
    expect(looks).toBeLessThan(3000 * 14);
  });

  it('leaves the same letters whatever case, escapes, quotes and lines are around them', () => {
    const ways = [
      'Hostname/IP doesn’t match',
      'HOSTNAME IP DOESN&#39;T MATCH',
      'hostname_ip_doesnt_match',
      '> hostname/IP doesn\\u2019t\n> match',
      'hostname/<b>IP</b> doesn&rsquo;t match',
    ];
    expect(new Set(ways.map((way) => squeeze(way).letters)).size).toBe(1);
  });

  it('remembers where each letter stood', () => {
    const text = '<p>a&amp;\\u0062</p> C';
    const { letters, from, to } = squeeze(text);
    expect(letters).toBe('abc');
    expect([...from].map((start, index) => text.slice(start, to[index]))).toEqual(['a', '\\u0062', 'C']);
  });

  it('reads accents and other scripts', () => {
    expect(squeezePhrase('Zertifikat ungültig')).toBe(squeezePhrase('zertifikat ungultig'));
    expect(squeezePhrase('证书 已过期')).toBe('证书已过期');
    expect(squeezePhrase('bağlantı')).toBe(squeezePhrase('baglanti'));
  });
});
