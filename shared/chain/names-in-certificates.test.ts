import { expect, test } from 'vitest';
import { threeLevels, type Wanted } from '../../e2e/certificates/make.ts';
import { chainQuestion } from '../../e2e/certificates/question.ts';
import { TAG } from '../wire/der.ts';
import { objectId, sequence, setOf, text } from '../wire/der-write.ts';
import { judge } from './judge.ts';

const printable = (value: string) => sequence(setOf(sequence(objectId('2.5.4.3'), text(TAG.printableString, value))));

// The expectations are those of Chromium's own certificates (BoringSSL, pki/testdata/parse_certificate_unittest), made anew.
test.each<[string, Wanted, readonly string[]]>([
  ['a name whose characters its type does not have', { subject: printable('AT&T') }, ['chain.malformed.letters']],
  ['a star in such a name', { subject: printable('*.shop.example') }, []],
  ['an empty subject with names that may be overlooked', { subject: sequence() }, ['chain.malformed.flag']],
  ['another name in its own letters beside the right one', { dns: ['www.shop.example', 'bücher.example'] }, ['chain.malformed.dns-name']],
  ['a name in its own letters that does not fit', { dns: ['bücher.example'] }, ['chain.name.other-site']],
])('%s is judged as Chrome does', (_what, wanted, expected) => {
  const { root, issuer, leaf } = threeLevels({ leaf: wanted });
  const verdict = judge(chainQuestion([leaf.der, issuer.der], [root.der]));
  expect(verdict.problems.filter((each) => each.weight === 'refuses').map((each) => each.said.key)).toEqual(expected);
});
