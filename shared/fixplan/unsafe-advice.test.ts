import { describe, expect, it } from 'vitest';
import { SERVERS } from '../servers/index.ts';
import { copiedIn } from '../servers/server.ts';
import { ENGLISH } from '../words/index.ts';

/** What nobody may be told to do (fix facts, section 0). */
const UNSAFE: readonly RegExp[] = [
  /click(?:ing)? through|(?:accept|ignore|override) the (?:risk|warning|error)|(?:proceed|continue) (?:anyway|to (?:the |this )?(?:web ?)?site)|thisisunsafe/i,
  /add (?:a |an )?(?:security )?exception|make an exception/i,
  /(?:disable|switch off|turn off|skip|bypass) (?:\w+ ){0,3}(?:verification|validation|certificate|checking|checks?|tls(?! 1\.)|https)\b/i,
  /\b(?:checking|verification|validation|check) (?:of \w+ )?off\b/i,
  /--insecure|--no-check-certificate|--ignore-certificate-errors|(?:^|\s)-k\b|verify\s*=\s*(?:false|no\b|none)|verify none/i,
  /rejectUnauthorized\W+false|NODE_TLS_REJECT_UNAUTHORIZED|sslVerify(?!Client|Depth)|strict-ssl|trust[- ]all|ServerCertificateValidationCallback/i,
  /SECLEVEL\s*=\s*0|securityLevel\s*=\s*0|LEGACY\b.*polic/i,
  /(?:switch|turn) (?:\w+ ){0,3}(?:TLS 1\.[01]|SSL ?3|RC4|3DES|old versions)\b.* on\b|(?:allow|enable) (?:TLS 1\.[01]\b|SSL ?3|RC4|3DES)/i,
  /(?:import|install|add) (?:any|an unknown|the site’s|this site’s) (?:root|issuer|certificate)/i,
  /set (?:the|your) clock back|(?:switch|turn) (?:your |the )?(?:antivirus|firewall) off/i,
];
/** A sentence that tells people to leave it, to take it out, or says what it is. */
const TOLD_NOT_TO =
  /\b(?:do not|don’t|never|must not|not to|nobody|no program|remove|drop|take\b.*\bout|look for|instead of|replace|refuse)/i;

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.?!:])\s+(?=[A-Z“])/);
const unsafeIn = (text: string): readonly string[] =>
  sentencesOf(text).filter((sentence) => UNSAFE.some((pattern) => pattern.test(sentence)) && !TOLD_NOT_TO.test(sentence));

describe('the guard against unsafe advice', () => {
  it.each([
    'Click through the warning for now.',
    'Run “curl -k https://shop.example”.',
    'Set rejectUnauthorized: false in the program.',
    'Use requests with verify=False.',
    'Switch the checking of certificates off.',
    'Import an unknown root to get in.',
    'Enable TLS 1.0 on the server.',
    'Add an exception for the site.',
    'Set ssl_ciphers DEFAULT@SECLEVEL=0.',
    'Disable certificate validation in the settings.',
  ])('catches: %s', (text) => expect(unsafeIn(text)).not.toEqual([]));

  it.each([
    'Do not click through the warning.',
    'Look for “@SECLEVEL=0” in the configuration and remove it.',
    'Never enable TLS 1.0 for everybody.',
    'Update the program. Do not switch the checking off.',
  ])('lets pass: %s', (text) => expect(unsafeIn(text)).toEqual([]));

  it('does not let a “do not” in one sentence cover the next', () =>
    expect(unsafeIn('Do not wait. Run “curl -k https://shop.example”.')).toHaveLength(1));
});

describe('every sentence of the product', () => {
  it.each(Object.entries(ENGLISH.areas))('%s tells nobody to do what is unsafe', (area, words) => {
    const texts = Object.values(words ?? {}).flatMap((word) => (typeof word === 'string' ? [word] : [word.one, word.other]));
    expect({ area, unsafe: texts.flatMap((text) => unsafeIn(text)) }).toEqual({ area, unsafe: [] });
  });
});

describe('every line to copy', () => {
  it.each(SERVERS.map((guide) => [guide.id, guide] as const))('%s switches no check off and no old version on', (_, guide) => {
    const names = { host: 'shop.example', names: ['shop.example'], port: 443 };
    for (const recipe of Object.values(guide.recipes)) {
      for (const copied of recipe === undefined ? [] : copiedIn(recipe)) {
        const lines = copied.lines(names);
        for (const pattern of UNSAFE) expect(lines).not.toMatch(pattern);
        expect(lines).not.toMatch(/TLSv1(?:[._]?[01])?(?![\d._])|SSLv[23]\b(?!.*no)|VersionTLS1[01]/);
      }
    }
  });
});
