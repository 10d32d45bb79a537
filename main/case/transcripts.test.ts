import { describe, expect, test } from 'vitest';
import { certificate, NOW } from '../../e2e/certificates/make.ts';
import { explainText } from './explain.ts';

const AT = new Date(NOW).toISOString();
const ROOT = certificate({ subject: 'Lab Root', ca: true });
const ISSUING = certificate({ subject: 'Lab Issuing', ca: true, issuer: ROOT });
const LEAF = certificate({ subject: 'shop.example.com', dns: ['shop.example.com'], issuer: ISSUING });

/** What OpenSSL 3.0 prints; the server sent leaf and intermediate. */
function openssl({ command = '', end = 'Verify return code: 0 (ok)', prints = 2 } = {}): string {
  const list = [LEAF, ISSUING].map((one, at) => ` ${at} s:CN = sent ${at}\n   i:CN = its issuer\n${at < prints ? one.pem : ''}`);
  return `${command}CONNECTED(00000003)\n---\nCertificate chain\n${list.join('')}---\nServer certificate\nsubject=CN = sent 0\n---\nSSL handshake has read 2331 bytes\n    ${end}\n---\n`;
}

async function chainOf(text: string) {
  const chain = (await explainText(text, 'file', AT)).find((draft) => draft.kind === 'chain');
  return chain?.state === 'seen' ? { sent: chain.seen.served.length, causes: chain.seen.findings.map((finding) => finding.cause) } : null;
}

describe('a whole transcript brings the chain that the server sent', () => {
  test('given one that found its way to a private root, its certificates hold', async () => {
    const chain = await chainOf(
      openssl({ command: '$ openssl s_client -connect 192.0.2.1:443 -servername shop.example.com -showcerts\n' }),
    );
    expect(chain).toEqual({ sent: 2, causes: [] });
  });

  test('given one that did not, says where the way ends', async () => {
    const chain = await chainOf(openssl({ end: 'Verify return code: 20 (unable to get local issuer certificate)' }));
    expect(chain?.causes).toEqual(['incomplete-chain']);
  });

  test('given the name that was asked for, says that the certificate is for another', async () => {
    const chain = await chainOf(openssl({ command: '$ openssl s_client -connect mail.example.com:443 -showcerts\n' }));
    expect(chain?.causes).toEqual(['name-mismatch']);
  });

  test('given a stapled answer with the certificate of who signed it, leaves that aside', async () => {
    const answer = `OCSP response: \n    Cert Status: good\nCertificate:\n    Data:\n${ROOT.pem}======\n---\n`;
    expect(await chainOf(openssl().replace('---\n', answer))).toEqual({ sent: 2, causes: [] });
  });

  test('given gnutls-cli with as many certificates as it counts, reads them', async () => {
    const list = [LEAF, ISSUING].map((one, at) => `- Certificate[${at}] info:\n - subject \`CN=sent ${at}'\n\n${one.pem}\n`).join('');
    const chain = await chainOf(
      `Resolving 'shop.example.com:443'...\nConnecting to '192.0.2.1:443'...\n- Certificate type: X.509\n- Got a certificate list of 2 certificates.\n${list}- Status: The certificate is trusted. \n`,
    );
    expect(chain).toEqual({ sent: 2, causes: [] });
  });
});

describe('a part of a chain is not judged as the whole', () => {
  test.each([
    ['only the first certificate is printed', openssl({ prints: 1 })],
    ['two connections stand in one file', openssl() + openssl()],
    ['the text was cut in its list', openssl().slice(0, 600)],
  ])('given that %s, says nothing of the chain', async (_what, text) => {
    expect(await chainOf(text)).toBeNull();
  });
});

describe('a transcript in which nothing failed', () => {
  const made =
    '* Connected to shop.test (192.0.2.7) port 443\n* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384\n*  expire date: Sep 29 00:00:00 2026 GMT\n';

  test('given that the certificate was checked, shows the connection as made', async () => {
    const drafts = await explainText(made, 'file', AT);
    expect(drafts.map(({ kind }) => kind)).toEqual(['message', 'capture-stream']);
    expect(drafts[1]).toMatchObject({ seen: { client: 'curl', server: 'shop.test:443', version: 'TLSv1.3', ending: 'completed' } });
  });

  test.each([
    [
      'it had run out, names that',
      AT,
      { state: 'seen', seen: { recognised: [{ causes: [{ cause: 'expired' }, { cause: 'clock-wrong' }] }] } },
    ],
    ['it had not, says that nobody checked it', '2026-09-01T00:00:00.000Z', { state: 'absent', said: { key: 'captures.unchecked' } }],
  ] as const)('given that it was not checked and %s', async (_what, at, expected) => {
    const unchecked = `${made}*  SSL certificate verify result: unable to get local issuer certificate (20), continuing anyway.\n`;
    expect(await explainText(unchecked, 'file', at)).toMatchObject([{ kind: 'message', ...expected }]);
  });
});

test('a pasted report of a scanner is read as one', async () => {
  const sslscan =
    'Testing SSL server 192.0.2.7 on port 443 using SNI name shop.test\n\nTLSv1.0   enabled\nTLSv1.2   disabled\n\nSubject:  shop.test\n';
  const [draft] = await explainText(sslscan, 'caller', AT);
  expect(draft).toMatchObject({ source: 'scan-report', seen: { recognised: [{ causes: [{ cause: 'version-mismatch' }] }] } });
});
