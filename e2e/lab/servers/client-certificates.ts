import { Authority, type Wish } from '../kit/certificates.ts';
import type { Staged } from '../kit/situation.ts';
import { SITE } from './healthy.ts';
import { nginx } from './names.ts';
import { openssl } from './versions.ts';

const CLIENT: Wish = { names: 'DNS:client.test', usage: 'clientAuth' };

const asks = (lab: Authority, version: '-tls1_2' | '-tls1_3') =>
  openssl(lab, [version, '-Verify', '2', '-verify_return_error', '-CAfile', lab.root.certFile]);

export const required = (version: '-tls1_2' | '-tls1_3') => (lab: Authority) => asks(lab, version);

/** The server asks for a certificate; the client has the right one. */
export const given =
  (version: '-tls1_2' | '-tls1_3') =>
  async (lab: Authority): Promise<Staged> =>
    withCertificate(await asks(lab, version), await lab.issue(CLIENT));

export const expiredGiven =
  (version: '-tls1_2' | '-tls1_3') =>
  async (lab: Authority): Promise<Staged> =>
    withCertificate(await asks(lab, version), await lab.issue({ ...CLIENT, from: -60, to: -10 }));

/** Signed by an authority that the server does not know. */
export const strangerGiven =
  (version: '-tls1_2' | '-tls1_3') =>
  async (lab: Authority): Promise<Staged> => {
    const stranger = await Authority.open();
    const client = await stranger.issue(CLIENT);
    await stranger.close();
    return withCertificate(await asks(lab, version), client);
  };

function withCertificate(staged: Staged, client: { cert: string; key: string }): Staged {
  return { ...staged, secrets: { clientCertificate: { kind: 'pem', certificates: client.cert, key: client.key } } };
}

/** nginx finishes the handshake and then answers 400 "No required SSL certificate was sent". */
export async function nginxRequires(lab: Authority): Promise<Staged> {
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  return nginx(
    lab,
    (port) =>
      `server { listen 127.0.0.1:${port} ssl; server_name site.test; ssl_certificate ${site.certFile}; ssl_certificate_key ${site.keyFile};\n` +
      `ssl_client_certificate ${lab.root.certFile}; ssl_verify_client on; }\n`,
  );
}

export const nginxGiven = async (lab: Authority): Promise<Staged> => withCertificate(await nginxRequires(lab), await lab.issue(CLIENT));
