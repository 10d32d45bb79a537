import type { ToldCertificate } from '../../model/told-connection.ts';
import { CURLS } from './quiet-lines.ts';

const MOST = 30;

/** The certificates that a program lists by name, as they were sent. Linear in the length of the text. */
export function toldCertificates(program: string, text: string): readonly ToldCertificate[] {
  switch (program) {
    case 'openssl s_client':
      return fromOpenssl(text);
    case 'gnutls-cli':
      return fromGnutls(text);
    default:
      return fromCurl(text);
  }
}

/** ` 0 s:CN = shop.example`, `   i:…`, and since OpenSSL 3.0 `   v:NotBefore: …; NotAfter: …`. */
function fromOpenssl(text: string): readonly ToldCertificate[] {
  const told: { subject: string; issuer: string | null; from: string | null; to: string | null }[] = [];
  for (const [, number, mark, words = ''] of text.matchAll(/^ {0,3}(?:(\d{1,2}) )?(s|i|v):([^\n]{1,400})$/gm)) {
    if (mark === 's' && number !== undefined) told.push({ subject: words.trim(), issuer: null, from: null, to: null });
    const last = told.at(-1);
    if (last === undefined) continue;
    if (mark === 'i') last.issuer ??= words.trim();
    const dates = mark === 'v' ? /^NotBefore: ([^;]{8,40}); NotAfter: (.{8,40})$/.exec(words.trim()) : null;
    if (dates !== null) [, last.from = null, last.to = null] = dates;
  }
  if (told.length > 0) return told.slice(0, MOST);
  const alone = /^(?:Peer certificate: |subject=)([^\n]{1,400})$/m.exec(text)?.[1];
  const issuer = /^issuer=([^\n]{1,400})$/m.exec(text)?.[1] ?? null;
  return alone === undefined ? [] : [{ subject: alone.trim(), issuer: issuer?.trim() ?? null, from: null, to: null }];
}

const GNUTLS =
  /^ - subject [`'"]([^`'"\n]{1,400})['"], issuer [`'"]([^`'"\n]{1,400})['"],[^\n]{0,200}? activated [`'"]([^`'"\n]{8,40})['"], expires [`'"]([^`'"\n]{8,40})['"]/gm;

function fromGnutls(text: string): readonly ToldCertificate[] {
  return [...text.matchAll(GNUTLS)]
    .slice(0, MOST)
    .map(([, subject = '', issuer = null, from = null, to = null]) => ({ subject, issuer, from, to }));
}

/** curl tells of the server's own certificate alone. */
function fromCurl(text: string): readonly ToldCertificate[] {
  const line = (name: string) => new RegExp(`^${CURLS}${name}: ([^\\n]{1,400})$`, 'm').exec(text)?.[1]?.trim() ?? null;
  const subject = line('subject');
  return subject === null ? [] : [{ subject, issuer: line('issuer'), from: line('start date'), to: line('expire date') }];
}
