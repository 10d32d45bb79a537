import { decodeBase64 } from '../../wire/pem.ts';
import { type Fields, fieldsOf } from '../netlog/fields.ts';

/** Answers that are about the connection itself: RFC 9110, RFC 6585, nginx's 495 and 496, Cloudflare's 525 and 526. */
const ABOUT_THE_CONNECTION: Readonly<Record<number, string>> = {
  407: 'Proxy Authentication Required',
  421: 'Misdirected Request',
  495: 'SSL Certificate Error',
  496: 'SSL Certificate Required',
  511: 'Network Authentication Required',
  525: 'SSL handshake failed',
  526: 'Invalid SSL certificate',
};

/** Pages that web servers answer in place of the website: nginx and those made of it, Apache, Go. */
const SERVERS_PAGE =
  /No required SSL certificate was sent|The SSL certificate error|The plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|Client sent an HTTP request to an HTTPS server/;

/** What Fiddler, Charles and mitmproxy write into an answer of their own; the reason ends with the paragraph. */
const PROXYS_REASON =
  /(?:\[Fiddler\]|Charles Error Report[\s\S]{0,1000}?<pre>|fiddler\.network\.https>|<p>\s*(?=TlsProtocolException|\S*(?:TLS|Tls|SSL)\S* ))([\s\S]{1,2000})/;

const LONGEST_PAGE = 20_000;
const LONGEST_REASON = 500;

/** Why an answer of a server or proxy is no answer of the website; null where it is one. */
export function refusingAnswer(response: Fields): string | null {
  const status = Number(response.status);
  const known = ABOUT_THE_CONNECTION[status];
  if (known !== undefined) {
    const words = typeof response.statusText === 'string' ? response.statusText.trim().slice(0, LONGEST_REASON) : '';
    return `HTTP/1.1 ${status} ${words || known}`;
  }
  const page = pageOf(response);
  if (page === '') return null;
  if (status === 400) return SERVERS_PAGE.exec(page)?.[0] ?? null;
  const proxys = status === 200 || (status >= 502 && status <= 504) ? PROXYS_REASON.exec(page)?.[1] : undefined;
  return proxys === undefined || (status === 200 && !/HTTPS handshake/.test(proxys)) ? null : inWords(proxys);
}

function pageOf(response: Fields): string {
  const content = fieldsOf(response.content);
  if (typeof content.text !== 'string') return '';
  const text = content.text.slice(0, LONGEST_PAGE);
  if (content.encoding !== 'base64') return text;
  return String.fromCharCode(...decodeBase64(text.slice(0, text.length & ~3)).bytes);
}

function inWords(html: string): string {
  const bare = html.split(/<\/p(?:re)?>/i)[0] ?? '';
  return bare
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_REASON);
}
