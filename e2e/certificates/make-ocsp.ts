import { createHash } from 'node:crypto';
import { TAG } from '../../shared/wire/der.ts';
import { bitString, bool, element, explicit, implicit, objectId, octetString, sequence, text } from '../../shared/wire/der-write.ts';
import { writeCertificateId } from '../../shared/wire/ocsp.ts';
import { readCertificate } from '../../shared/wire/x509.ts';
import { DAY, type Made, NOW, signatureMethod } from './make.ts';

export interface WantedOcsp {
  readonly certificate: Made;
  readonly issuer: Made;
  readonly status?: 'good' | 'revoked' | 'unknown';
  /** Who signs; the issuer when not given. A delegate's certificate is sent along. */
  readonly delegate?: Made;
  readonly thisUpdate?: number;
  readonly nextUpdate?: number | null;
  readonly serial?: Uint8Array;
  readonly spoilSignature?: boolean;
  readonly byKey?: boolean;
  /** A list of transparency timestamps that comes along (RFC 6962 section 3.3). */
  readonly timestamps?: Uint8Array;
  readonly producedAt?: number;
  /** A critical extension nobody knows, of the answer about the certificate or of the whole. */
  readonly critical?: 'single' | 'whole';
  /** More answers about the same certificate, behind the first. */
  readonly more?: readonly {
    readonly status: 'good' | 'revoked' | 'unknown';
    readonly thisUpdate?: number;
    readonly nextUpdate?: number;
  }[];
}

const UNKNOWN = sequence(sequence(objectId('1.3.6.1.4.1.99999.7'), bool(true), octetString(Uint8Array.of(5, 0))));

/** An OCSP response (RFC 6960 section 4.2.1), as right or as wrong as a test wants it. */
export function ocspResponse(wanted: WantedOcsp): Uint8Array {
  const signer = wanted.delegate ?? wanted.issuer;
  const method = signatureMethod(signer.keys, 'sha256');
  const issuer = readCertificate(wanted.issuer.der);
  const id = {
    hashOid: '1.3.14.3.2.26',
    issuerNameHash: sha1(wanted.issuer.subject),
    issuerKeyHash: sha1(issuer.key?.bits ?? new Uint8Array()),
    serial: wanted.serial ?? readCertificate(wanted.certificate.der).serial,
  };
  const next = wanted.nextUpdate === undefined ? NOW + 3 * DAY : wanted.nextUpdate;
  const single = sequence(
    writeCertificateId(id),
    statusOf(wanted.status ?? 'good'),
    time(wanted.thisUpdate ?? NOW - DAY),
    ...(next === null ? [] : [explicit(0, time(next))]),
    ...(wanted.timestamps === undefined
      ? []
      : [explicit(1, sequence(sequence(objectId('1.3.6.1.4.1.11129.2.4.5'), octetString(octetString(wanted.timestamps)))))]),
    ...(wanted.critical === 'single' ? [explicit(1, UNKNOWN)] : []),
  );
  const more = (wanted.more ?? []).map((each) =>
    sequence(
      writeCertificateId(id),
      statusOf(each.status),
      time(each.thisUpdate ?? NOW - DAY),
      explicit(0, time(each.nextUpdate ?? NOW + 3 * DAY)),
    ),
  );
  const signerBits = readCertificate(signer.der).key?.bits ?? new Uint8Array();
  const responder = wanted.byKey === true ? explicit(2, octetString(sha1(signerBits))) : explicit(1, signer.subject);
  const data = sequence(
    responder,
    time(wanted.producedAt ?? wanted.thisUpdate ?? NOW - DAY),
    sequence(single, ...more),
    ...(wanted.critical === 'whole' ? [explicit(1, UNKNOWN)] : []),
  );
  const signature = method.sign(data);
  if (wanted.spoilSignature === true) signature[signature.length - 1] = (signature[signature.length - 1] ?? 0) ^ 1;
  const certificates = wanted.delegate === undefined ? [] : [explicit(0, sequence(wanted.delegate.der))];
  const basic = sequence(data, method.identifier, bitString(signature), ...certificates);
  const bytes = sequence(objectId('1.3.6.1.5.5.7.48.1.1'), octetString(basic));
  return sequence(element(TAG.enumerated, Uint8Array.of(0)), explicit(0, bytes));
}

function statusOf(status: 'good' | 'revoked' | 'unknown'): Uint8Array {
  if (status === 'good') return implicit(0, 'primitive');
  if (status === 'unknown') return implicit(2, 'primitive');
  return implicit(1, 'constructed', time(NOW - DAY), explicit(0, element(TAG.enumerated, Uint8Array.of(1))));
}

function time(value: number): Uint8Array {
  return text(TAG.generalizedTime, `${new Date(value).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`);
}

function sha1(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha1').update(bytes).digest());
}
