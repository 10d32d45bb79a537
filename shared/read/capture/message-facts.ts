import { EXTENSION, extensionName } from '../../tables/extensions.ts';
import { groupName } from '../../tables/groups.ts';
import { signatureSchemeName } from '../../tables/signature-schemes.ts';
import { type Extension, findExtension } from '../../wire/extensions.ts';
import { HANDSHAKE, type HandshakeMessage } from '../../wire/handshake.ts';
import { readCertificateVerify } from '../../wire/handshake-messages.ts';
import { readServerKeyExchange } from '../../wire/key-exchange.ts';
import { readEncryptedExtensions, type ServerHello } from '../../wire/server-hello.ts';

/** An earlier session taken up, and data sent ahead of the answer (RFC 8446 sections 2.2 and 2.3): why no certificate follows. */
const TAKEN_UP: readonly number[] = [EXTENSION.preSharedKey, EXTENSION.earlyData];
const NOTHING: readonly string[] = [];

/** What a hello says of an earlier session, by the names of its extensions. */
export function takenUp(extensions: readonly Extension[]): readonly string[] {
  return extensions.some(({ type }) => TAKEN_UP.includes(type)) ? namesOf(extensions) : NOTHING;
}

function namesOf(extensions: readonly Extension[]): readonly string[] {
  return TAKEN_UP.filter((type) => findExtension(extensions, type) !== null).map(extensionName);
}

/** What a ServerHello chose beside version and cipher. */
export function chosenBesides({ keyShare, extensions }: ServerHello): readonly string[] {
  return [...(keyShare === null ? [] : [groupName(keyShare.group)]), ...takenUp(extensions)];
}

/** The one thing that matters in a message, where it has one. */
export function shortFacts({ type, body }: HandshakeMessage): readonly string[] {
  switch (type) {
    case HANDSHAKE.encryptedExtensions: {
      const read = readEncryptedExtensions(body);
      if (!read.ok) return [];
      return [...(read.value.alpn === null ? [] : [read.value.alpn]), ...takenUp(read.value.extensions)];
    }
    case HANDSHAKE.certificateVerify: {
      const read = readCertificateVerify(body);
      return read.ok ? [signatureSchemeName(read.value.scheme)] : [];
    }
    case HANDSHAKE.serverKeyExchange: {
      // Whether the signature names its scheme depends on the version: only a form that fits to the last byte is read.
      const read = [true, false].map((tls12) => readServerKeyExchange(body, 'ECDHE', tls12)).find(({ ok }) => ok);
      return read?.ok === true && read.value.parameters.kind === 'curve' ? [groupName(read.value.parameters.group)] : [];
    }
    default:
      return [];
  }
}
