import { SPEAKERS } from './speakers.ts';
import { WordsAnywhere } from './words-anywhere.ts';

/** Who is speaking: the program, its version, the side of the connection it stood on, and the families of codes it prints. */
export interface Mouth {
  readonly program: string | null;
  readonly version: string | null;
  readonly side: 'client' | 'server' | null;
  readonly families: readonly string[];
}

/** Hears who speaks in a text. The first speaker found names the program; all found give their families. */
export function hearMouth(text: string): Mouth {
  const small = text.toLowerCase();
  const words = ALL_WORDS.foundIn(small);
  const heard = SPEAKERS.filter((_, index) => WORDS_OF[index]?.some((word) => words.has(word)));
  const first = heard[0];
  const version = heard.map((speaker) => speaker.version?.exec(text)?.[1]).find((found) => found !== undefined) ?? null;
  return {
    program: first?.program ?? null,
    version: first?.version === undefined ? null : version,
    side: onServerWords(small, words)
      ? 'server'
      : standsIn(CLIENT_WORDS, words)
        ? 'client'
        : (heard.find((speaker) => speaker.side !== null)?.side ?? null),
    families: heard.flatMap((speaker) => speaker.families),
  };
}

function onServerWords(small: string, words: ReadonlySet<number>): boolean {
  // A server of OpenVPN puts the client's address before each line.
  if (/\d\.\d{1,3}:\d{2,5} (?:verify error|tls error|tls_error)/.test(small)) return true;
  return standsIn(SERVER_WORDS, words) && !small.includes('to upstream');
}

const SERVER_WORDS = [
  'ssl_accept',
  'sslv3_server',
  'ssl_do_handshake() failed',
  'tls_process_client_',
  'tls_post_process_client_',
  'tls handshake error from',
  'ssl3_get_client_',
  'ssl_accept()',
  'tls server credential',
  'ssl server credential',
  // What a server's own code is called: the JDK, Python, .NET, Node, Netty, rustls.
  'checkclientcerts',
  'checkclienttrusted',
  'server_side=true',
  'authenticateasserver',
  'httpsconnectionmiddleware',
  'tlsclienterror',
  'opensslservercontext',
  'verifying client certificate',
  'client certificate verification failed',
  'failed to verify client certificate',
  'empty client certificate chain',
  'serverhelloproducer',
  'supported in server context',
  'remote client application',
  'httpservertransport',
  'tls server: in state',
  'failed to accept an incoming connection',
  'eap_tls: error',
  'eap_peap: error',
  'eap_ttls: error',
  'client <unknown>',
  'file * open failed from peer',
];

/** A server's program can be the client of another server. */
const CLIENT_WORDS = [
  'checkservercerts',
  'checkservertrusted',
  'tls_process_server_certificate',
  'tls_post_process_server_certificate',
  'authenticateasclient',
  'opensslclientcontext',
  'received from the remote server',
  'login process',
  'the remote certificate is invalid',
  'provider: ssl provider',
  'could not create ssl/tls secure channel',
  'driver could not establish a secure connection',
  'trust anchor for certification path',
  'accepted by client preferences',
  '(out), tls ',
  '(in), tls ',
  'tls client: in state',
  'server you are connected to is using a security certificate',
  'get certificate]',
  'add security exception',
];

const EVERY_WORD = [...new Set([...SPEAKERS.flatMap((speaker) => speaker.words), ...SERVER_WORDS, ...CLIENT_WORDS])];
const PLACE_OF = new Map(EVERY_WORD.map((word, place) => [word, place]));
const ALL_WORDS = new WordsAnywhere(EVERY_WORD);
/** The places of each speaker's words in the list of all. */
const WORDS_OF = SPEAKERS.map((speaker) => speaker.words.flatMap((word) => PLACE_OF.get(word) ?? []));

function standsIn(words: readonly string[], found: ReadonlySet<number>): boolean {
  return words.some((word) => found.has(PLACE_OF.get(word) ?? -1));
}
