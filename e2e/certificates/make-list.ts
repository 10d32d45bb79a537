import { EXTENSION_OIDS } from '../../shared/tables/oids.ts';
import { TAG } from '../../shared/wire/der.ts';
import {
  bitString,
  bool,
  element,
  explicit,
  implicit,
  integer,
  namedBitString,
  objectId,
  octetString,
  sequence,
  timeElement,
  utf8Bytes,
} from '../../shared/wire/der-write.ts';
import { DAY, type Extra, type Made, NOW, signatureMethod } from './make.ts';

export interface WantedList {
  readonly issuer: Made;
  readonly revoked?: readonly { readonly serial: Uint8Array; readonly date: number; readonly reason?: number; readonly of?: Uint8Array }[];
  readonly thisUpdate?: number;
  readonly nextUpdate?: number | null;
  readonly number?: number | null;
  readonly numberCritical?: boolean;
  readonly deltaBase?: number;
  readonly scope?: {
    readonly url?: string;
    /** Content of the SET that names the point relative to the list's issuer. */
    readonly relative?: Uint8Array;
    readonly onlyUsers?: boolean;
    readonly onlyAuthorities?: boolean;
    readonly reasons?: number;
    readonly indirect?: boolean;
    readonly onlyAttributes?: boolean;
  };
  readonly extra?: readonly Extra[];
  readonly spoilSignature?: boolean;
}

/** A certificate revocation list (RFC 5280 section 5), as right or as wrong as a test wants it. */
export function revocationList(wanted: WantedList): Uint8Array {
  const method = signatureMethod(wanted.issuer.keys, 'sha256');
  const entries = (wanted.revoked ?? []).map(({ serial, date, reason, of }) => {
    const more = [
      ...(reason === undefined
        ? []
        : [extension({ oid: EXTENSION_OIDS.reasonCode, value: element(TAG.enumerated, Uint8Array.of(reason)) })]),
      ...(of === undefined ? [] : [extension({ oid: EXTENSION_OIDS.certificateIssuer, critical: true, value: sequence(explicit(4, of)) })]),
    ];
    return sequence(integer(serial), timeElement(date), ...(more.length === 0 ? [] : [sequence(...more)]));
  });
  const next = wanted.nextUpdate === undefined ? NOW + 7 * DAY : wanted.nextUpdate;
  const tbs = sequence(
    integer(1),
    method.identifier,
    wanted.issuer.subject,
    timeElement(wanted.thisUpdate ?? NOW - DAY),
    ...(next === null ? [] : [timeElement(next)]),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    explicit(0, sequence(...extensionsOf(wanted).map(extension))),
  );
  const signature = method.sign(tbs);
  if (wanted.spoilSignature === true) signature[signature.length - 1] = (signature[signature.length - 1] ?? 0) ^ 1;
  return sequence(tbs, method.identifier, bitString(signature));
}

function extensionsOf(wanted: WantedList): Extra[] {
  const list: Extra[] = [{ oid: EXTENSION_OIDS.authorityKeyIdentifier, value: sequence(implicit(0, 'primitive', wanted.issuer.keyId)) }];
  if (wanted.number !== null)
    list.push({ oid: EXTENSION_OIDS.crlNumber, critical: wanted.numberCritical ?? false, value: integer(wanted.number ?? 1) });
  if (wanted.deltaBase !== undefined)
    list.push({ oid: EXTENSION_OIDS.deltaCrlIndicator, critical: true, value: integer(wanted.deltaBase) });
  if (wanted.scope !== undefined) {
    const { url, relative, onlyUsers, onlyAuthorities, reasons, indirect, onlyAttributes } = wanted.scope;
    const flag = (number: number, on?: boolean) => (on === true ? [implicit(number, 'primitive', Uint8Array.of(0xff))] : []);
    const value = sequence(
      ...(url === undefined ? [] : [explicit(0, explicit(0, implicit(6, 'primitive', utf8Bytes(url))))]),
      ...(relative === undefined ? [] : [explicit(0, explicit(1, relative))]),
      ...flag(1, onlyUsers),
      ...flag(2, onlyAuthorities),
      ...(reasons === undefined ? [] : [implicit(3, 'primitive', namedBitString(reasons).subarray(2))]),
      ...flag(4, indirect),
      ...flag(5, onlyAttributes),
    );
    list.push({ oid: EXTENSION_OIDS.issuingDistributionPoint, critical: true, value });
  }
  return [...list, ...(wanted.extra ?? [])];
}

function extension({ oid, critical, value }: Extra): Uint8Array {
  return sequence(objectId(oid), ...(critical === true ? [bool(true)] : []), octetString(value));
}
