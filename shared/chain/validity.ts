import type { Certificate } from '../wire/x509.ts';
import { isoTime } from '../wire/x509-summary.ts';
import { say } from '../words/say.ts';
import { nameOf, type Problem, problem } from './problem.ts';
import type { Role } from './rules.ts';

export type ValidityState = 'valid' | 'expired' | 'not-yet-valid' | 'unreadable';

/** Both ends belong to the validity (RFC 5280 section 4.1.2.5); fractions of a second in `time` are cut off. `time` in milliseconds. */
export function validityAt(certificate: Certificate, time: number): ValidityState {
  if (certificate.notBefore === null || certificate.notAfter === null) return 'unreadable';
  const second = Math.floor(time / 1000) * 1000;
  if (second > certificate.notAfter) return 'expired';
  return second < certificate.notBefore ? 'not-yet-valid' : 'valid';
}

export function validityProblems(certificate: Certificate, time: number, role: Role): Problem[] {
  const source = 'RFC 5280, section 4.1.2.5';
  const name = nameOf(certificate);
  switch (validityAt(certificate, time)) {
    case 'valid':
      return [];
    case 'expired': {
      const date = { date: isoTime(certificate.notAfter) ?? '' };
      const said =
        role === 'leaf'
          ? say('chain.expired', { name, date })
          : role === 'issuer'
            ? say('chain.expired.issuer', { name, date })
            : say('chain.expired.root', { name, date });
      return [problem('expired', certificate, said, source)];
    }
    case 'not-yet-valid':
      return [
        problem(
          'not-yet-valid',
          certificate,
          say('chain.not-yet-valid', { name, date: { date: isoTime(certificate.notBefore) ?? '' } }),
          source,
        ),
      ];
    case 'unreadable':
      // Already told as malformed when a date is broken; a certificate that ends before its dates is only this.
      return certificate.faults.length > 0 ? [] : [problem('malformed', certificate, say('chain.no-dates', { name }), source)];
  }
}

/** The same certificate judged by two clocks: this computer's and a trusted one (DESIGN section 3, rule 5). */
export function validityByTwoClocks(certificate: Certificate, here: number, trusted: number | null) {
  const byHere = validityAt(certificate, here);
  const byTrusted = trusted === null ? null : validityAt(certificate, trusted);
  return { byHere, byTrusted, disagree: byTrusted !== null && byTrusted !== byHere };
}
