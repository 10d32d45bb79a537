import type { Said } from '../model/said.ts';
import type { ToldCertificate, ToldConnection } from '../model/told-connection.ts';
import { say } from './say.ts';

/** What a transcript tells of its connection, a sentence each, in the order in which a connection is made. */
export function sayTold(told: ToldConnection): readonly Said[] {
  const { program, server, sni, version, cipher, alpn, alpnOffered, certificates, verified, tunnel } = told;
  return [
    server === null ? say('handshake.shown.program', { program }) : say('handshake.shown.server', { program, server }),
    ...(tunnel === null ? [] : [say('handshake.shown.tunnel', { to: tunnel.to ?? '?', answer: tunnel.answer ?? '?' })]),
    ...(sni === null ? [] : [say('handshake.shown.name', { name: sni })]),
    agreed(version, cipher),
    ...(alpn !== null
      ? [say('handshake.shown.alpn', { protocol: alpn })]
      : alpnOffered.length > 0
        ? [say('handshake.shown.alpn.offered', { protocols: alpnOffered })]
        : []),
    ...certificates.map(certificate),
    ...(verified === null ? [] : [say('handshake.shown.verified', { result: verified })]),
    ...(told.askedForCertificate ? [say('handshake.shown.asked')] : []),
    ...told.alerts.map(({ from, name }) => say(`handshake.shown.alert.${from}`, { name })),
  ];
}

function agreed(version: string | null, cipher: string | null): Said {
  if (version === null && cipher === null) return say('handshake.shown.no-agreement');
  return cipher === null
    ? say('handshake.shown.version', { version: version ?? '?' })
    : say('handshake.shown.agreed', { version: version ?? '?', cipher });
}

function certificate({ subject, issuer, from, to }: ToldCertificate, at: number): Said {
  const number = String(at + 1);
  if (issuer === null) return say('handshake.shown.certificate', { number, subject });
  return from === null || to === null
    ? say('handshake.shown.certificate.issuer', { number, subject, issuer })
    : say('handshake.shown.certificate.dates', { number, subject, issuer, from, to });
}
