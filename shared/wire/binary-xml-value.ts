/** A string or a number of this type in arrays has the same form, one behind the other. */
const ARRAY = 0x80;
/** Milliseconds from 1601, when Windows begins to count, to 1970. */
const TO_1970 = 11_644_473_600_000n;
const TICKS = 10_000n;

/**
 * A value of binary XML as Windows writes it (MS-EVEN6 section 2.2.12, "ValueType").
 * @param bytes the value, little-endian
 * @returns '' for one of no known type or of a wrong length
 */
export function writtenValue(type: number, bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  switch (type) {
    case 0x01:
    case ARRAY + 0x01:
      return utf16(bytes).replace(/\0+$/, '').replaceAll('\0', ', ');
    case 0x02:
      return ofCodes([...bytes]).replace(/\0+$/, '');
    case 0x03:
      return length === 1 ? String(view.getInt8(0)) : '';
    case 0x04:
      return length === 1 ? String(view.getUint8(0)) : '';
    case 0x05:
      return length === 2 ? String(view.getInt16(0, true)) : '';
    case 0x06:
      return length === 2 ? String(view.getUint16(0, true)) : '';
    case 0x07:
      return length === 4 ? String(view.getInt32(0, true)) : '';
    case 0x08:
      return length === 4 ? String(view.getUint32(0, true)) : '';
    case 0x09:
      return length === 8 ? String(view.getBigInt64(0, true)) : '';
    case 0x0a:
      return length === 8 ? String(view.getBigUint64(0, true)) : '';
    case 0x0b:
      return length === 4 ? String(view.getFloat32(0, true)) : '';
    case 0x0c:
      return length === 8 ? String(view.getFloat64(0, true)) : '';
    case 0x0d:
      return bytes.some((one) => one !== 0) ? 'true' : 'false';
    case 0x0e:
      return hexOf(bytes).toUpperCase();
    case 0x0f:
      return length === 16 ? guid(bytes) : '';
    case 0x10:
    case 0x14:
    case 0x15:
      return length === 4 || length === 8 ? `0x${numberOf(bytes).toString(16)}` : '';
    case 0x11:
      return length === 8 ? timeOf(view.getBigUint64(0, true)) : '';
    case 0x12:
      return length === 16 ? partsOf(view) : '';
    case 0x13:
      return securityIdentifier(bytes, view);
    default:
      return '';
  }
}

/** Letters at a time: a call takes only so many arguments. */
const PART = 4096;

/** Text of UTF-16, little-endian, without a mark (RFC 2781 section 4.2). */
export function utf16(bytes: Uint8Array): string {
  const codes = Array.from(
    { length: bytes.length >> 1 },
    (_, index) => (bytes[2 * index] as number) | ((bytes[2 * index + 1] as number) << 8),
  );
  return ofCodes(codes);
}

function ofCodes(codes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < codes.length; at += PART) text += String.fromCharCode(...codes.slice(at, at + PART));
  return text;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, one) => sum * 256n + BigInt(one), 0n);
}

/** MS-DTYP section 2.3.4.3: the first three parts are numbers. */
function guid(bytes: Uint8Array): string {
  const part = (start: number, end: number) => hexOf(bytes.subarray(start, end));
  const turned = (start: number, end: number) => hexOf(bytes.slice(start, end).reverse());
  return `{${turned(0, 4)}-${turned(4, 6)}-${turned(6, 8)}-${part(8, 10)}-${part(10, 16)}}`.toUpperCase();
}

/** FILETIME, tenths of a microsecond since 1601 (MS-DTYP section 2.3.3). */
function timeOf(ticks: bigint): string {
  const milliseconds = ticks / TICKS - TO_1970;
  if (milliseconds > 8_640_000_000_000_000n || milliseconds < -TO_1970) return '';
  const rest = String(ticks % TICKS).padStart(4, '0');
  return new Date(Number(milliseconds)).toISOString().replace('Z', `${rest}Z`);
}

/** SYSTEMTIME (MS-DTYP section 2.3.13). */
function partsOf(view: DataView): string {
  const [year = 0, month = 0, , day = 0, hour = 0, minute = 0, second = 0, milliseconds = 0] = Array.from({ length: 8 }, (_, index) =>
    view.getUint16(2 * index, true),
  );
  const padded = (value: number, digits = 2) => String(value).padStart(digits, '0');
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}T${padded(hour)}:${padded(minute)}:${padded(second)}.${padded(milliseconds, 3)}Z`;
}

/** SID (MS-DTYP section 2.4.2.1). */
function securityIdentifier(bytes: Uint8Array, view: DataView): string {
  const count = bytes[1] ?? 0;
  if (bytes.length < 8 || bytes.length !== 8 + 4 * count) return '';
  const authority = bytes.subarray(2, 8).reduce((sum, one) => sum * 256 + one, 0);
  const parts = Array.from({ length: count }, (_, index) => view.getUint32(8 + 4 * index, true));
  return ['S', bytes[0], authority, ...parts].join('-');
}
