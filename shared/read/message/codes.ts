import android from '../../../assets/data/error-codes/android.json' with { type: 'json' };
import apacheHttpd from '../../../assets/data/error-codes/apache-httpd.json' with { type: 'json' };
import apple from '../../../assets/data/error-codes/apple.json' with { type: 'json' };
import boringssl from '../../../assets/data/error-codes/boringssl.json' with { type: 'json' };
import caddy from '../../../assets/data/error-codes/caddy.json' with { type: 'json' };
import chromium from '../../../assets/data/error-codes/chromium.json' with { type: 'json' };
import curl from '../../../assets/data/error-codes/curl.json' with { type: 'json' };
import databases from '../../../assets/data/error-codes/databases.json' with { type: 'json' };
import devtools from '../../../assets/data/error-codes/devtools.json' with { type: 'json' };
import dotnet from '../../../assets/data/error-codes/dotnet.json' with { type: 'json' };
import dovecot from '../../../assets/data/error-codes/dovecot.json' with { type: 'json' };
import envoy from '../../../assets/data/error-codes/envoy.json' with { type: 'json' };
import firefoxNeterror from '../../../assets/data/error-codes/firefox-neterror.json' with { type: 'json' };
import furtherApple from '../../../assets/data/error-codes/further/apple.json' with { type: 'json' };
import furtherBoringssl from '../../../assets/data/error-codes/further/boringssl.json' with { type: 'json' };
import furtherChromium from '../../../assets/data/error-codes/further/chromium.json' with { type: 'json' };
import furtherCurl from '../../../assets/data/error-codes/further/curl.json' with { type: 'json' };
import furtherDatabases from '../../../assets/data/error-codes/further/databases.json' with { type: 'json' };
import furtherDotnet from '../../../assets/data/error-codes/further/dotnet.json' with { type: 'json' };
import furtherFirefoxNeterror from '../../../assets/data/error-codes/further/firefox-neterror.json' with { type: 'json' };
import furtherGnutls from '../../../assets/data/error-codes/further/gnutls.json' with { type: 'json' };
import furtherJava from '../../../assets/data/error-codes/further/java.json' with { type: 'json' };
import furtherMbedtls from '../../../assets/data/error-codes/further/mbedtls.json' with { type: 'json' };
import furtherNode from '../../../assets/data/error-codes/further/node.json' with { type: 'json' };
import furtherNssSec from '../../../assets/data/error-codes/further/nss-sec.json' with { type: 'json' };
import furtherNssSsl from '../../../assets/data/error-codes/further/nss-ssl.json' with { type: 'json' };
import furtherOpensslOther from '../../../assets/data/error-codes/further/openssl-other.json' with { type: 'json' };
import furtherRustls from '../../../assets/data/error-codes/further/rustls.json' with { type: 'json' };
import furtherWindowsCert from '../../../assets/data/error-codes/further/windows-cert.json' with { type: 'json' };
import furtherWindowsWinhttpWininet from '../../../assets/data/error-codes/further/windows-winhttp-wininet.json' with { type: 'json' };
import furtherWolfssl from '../../../assets/data/error-codes/further/wolfssl.json' with { type: 'json' };
import gnutls from '../../../assets/data/error-codes/gnutls.json' with { type: 'json' };
import go from '../../../assets/data/error-codes/go.json' with { type: 'json' };
import haproxy from '../../../assets/data/error-codes/haproxy.json' with { type: 'json' };
import iis from '../../../assets/data/error-codes/iis.json' with { type: 'json' };
import java from '../../../assets/data/error-codes/java.json' with { type: 'json' };
import mbedtls from '../../../assets/data/error-codes/mbedtls.json' with { type: 'json' };
import mozillaPkix from '../../../assets/data/error-codes/mozilla-pkix.json' with { type: 'json' };
import nginx from '../../../assets/data/error-codes/nginx.json' with { type: 'json' };
import node from '../../../assets/data/error-codes/node.json' with { type: 'json' };
import nssSec from '../../../assets/data/error-codes/nss-sec.json' with { type: 'json' };
import nssSsl from '../../../assets/data/error-codes/nss-ssl.json' with { type: 'json' };
import opensslOther from '../../../assets/data/error-codes/openssl-other.json' with { type: 'json' };
import opensslSsl from '../../../assets/data/error-codes/openssl-ssl.json' with { type: 'json' };
import opensslX509Verify from '../../../assets/data/error-codes/openssl-x509-verify.json' with { type: 'json' };
import osSockets from '../../../assets/data/error-codes/os-sockets.json' with { type: 'json' };
import postfix from '../../../assets/data/error-codes/postfix.json' with { type: 'json' };
import python from '../../../assets/data/error-codes/python.json' with { type: 'json' };
import quic from '../../../assets/data/error-codes/quic.json' with { type: 'json' };
import rustls from '../../../assets/data/error-codes/rustls.json' with { type: 'json' };
import tlsAlerts from '../../../assets/data/error-codes/tls-alerts.json' with { type: 'json' };
import tomcat from '../../../assets/data/error-codes/tomcat.json' with { type: 'json' };
import traefik from '../../../assets/data/error-codes/traefik.json' with { type: 'json' };
import windowsCert from '../../../assets/data/error-codes/windows-cert.json' with { type: 'json' };
import windowsSchannelEvents from '../../../assets/data/error-codes/windows-schannel-events.json' with { type: 'json' };
import windowsSspi from '../../../assets/data/error-codes/windows-sspi.json' with { type: 'json' };
import windowsWinhttpWininet from '../../../assets/data/error-codes/windows-winhttp-wininet.json' with { type: 'json' };
import wolfssl from '../../../assets/data/error-codes/wolfssl.json' with { type: 'json' };
import { type CauseId, isCauseId } from '../../model/cause-id.ts';

/** One identifier that a program shows to people, as its makers write it. */
export interface Code {
  readonly family: string;
  readonly id: string;
  /** The number or numbers it also goes by; hexadecimal Windows codes unsigned. */
  readonly numbers: readonly number[];
  /** The fixed sentence printed with it; `%s` and `{0}` are places for values. */
  readonly text: string | null;
  /** Most likely first, from the point of view of the side that prints it; none where it speaks of no connection: a file, a full disk. */
  readonly causes: readonly CauseId[];
  readonly confidence: 'certain' | 'likely' | 'ambiguous';
  /** Where the identifier was read. */
  readonly source: string;
}

type Row = readonly [string, readonly number[], string | number | null, number, number, number];
interface FamilyFile {
  readonly family: string;
  readonly sources: readonly string[];
  readonly causes: readonly (readonly string[])[];
  readonly codes: readonly unknown[];
}

const FILES: readonly FamilyFile[] = [
  android,
  apacheHttpd,
  apple,
  boringssl,
  caddy,
  chromium,
  curl,
  databases,
  devtools,
  dotnet,
  dovecot,
  envoy,
  firefoxNeterror,
  gnutls,
  go,
  haproxy,
  iis,
  java,
  mbedtls,
  mozillaPkix,
  nginx,
  node,
  nssSec,
  nssSsl,
  opensslOther,
  opensslSsl,
  opensslX509Verify,
  osSockets,
  postfix,
  python,
  quic,
  rustls,
  tlsAlerts,
  tomcat,
  traefik,
  windowsCert,
  windowsSchannelEvents,
  windowsSspi,
  windowsWinhttpWininet,
  wolfssl,
  // What the makers' own lists have besides, read there identifier by identifier.
  furtherApple,
  furtherBoringssl,
  furtherChromium,
  furtherCurl,
  furtherDatabases,
  furtherDotnet,
  furtherFirefoxNeterror,
  furtherGnutls,
  furtherJava,
  furtherMbedtls,
  furtherNode,
  furtherNssSec,
  furtherNssSsl,
  furtherOpensslOther,
  furtherRustls,
  furtherWindowsCert,
  furtherWindowsWinhttpWininet,
  furtherWolfssl,
];

const CONFIDENCES = ['certain', 'likely', 'ambiguous'] as const;

let read: readonly Code[] | null = null;

/** Every identifier of every family, read once. */
export function allCodes(): readonly Code[] {
  read ??= FILES.flatMap(readFamily);
  return read;
}

function readFamily(file: FamilyFile): Code[] {
  const causes = file.causes.map((list) => list.filter(isCauseId));
  return (file.codes as readonly Row[]).map(([id, numbers, text, cause, source, confidence]) => ({
    family: file.family,
    id,
    numbers,
    text: typeof text === 'number' ? id.slice(text).toLowerCase().replaceAll('_', ' ') : text,
    causes: causes[cause] ?? [],
    confidence: CONFIDENCES[confidence] ?? 'ambiguous',
    source: file.sources[source] ?? '',
  }));
}
