import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type TlsOptions } from 'node:tls';
import { derOf, type Issued, issue } from './authority.ts';
import { closeServer, listen } from './listening.ts';
import type { PracticeServer } from './practice.ts';
import type { ScenarioName } from './scenarios.ts';

export interface CertificatePlan {
  readonly fault:
    | 'missing-intermediate'
    | 'expired'
    | 'not-yet-valid'
    | 'wrong-name'
    | 'self-signed'
    | 'unknown-root'
    | 'old-versions'
    | 'client-certificate'
    | 'none';
}

const HOST = 'shop.practice.example';

/** A TLS server whose certificates or settings have one fault, and its mended twin. */
export async function startCertificateServer(scenario: ScenarioName, plan: CertificatePlan): Promise<PracticeServer> {
  const root = await issue({ commonName: 'Practice Root', names: [], kind: 'root', validFromDays: -400, validToDays: 3000 }, null);
  const intermediate = await issue(
    { commonName: 'Practice Issuer 1', names: [], kind: 'intermediate', validFromDays: -300, validToDays: 1500 },
    root,
  );
  // Where a browser would fetch the missing certificate; a practice server brings its own, so that no internet is needed.
  const depot = createHttpServer((_request, response) =>
    response.setHeader('content-type', 'application/pkix-cert').end(derOf(intermediate)),
  );
  const depotPort = await listen(depot, 0);
  const url = `http://127.0.0.1:${depotPort}/practice-issuer-1.cer`;
  const good = await issue(
    { commonName: HOST, names: [HOST, `www.${HOST}`], kind: 'server', validFromDays: -10, validToDays: 80, caIssuersUrl: url },
    intermediate,
  );
  const goodSettings: TlsOptions = { key: good.keyPem, cert: good.certificatePem + intermediate.certificatePem };

  let server = start(await brokenSettings(plan, good, goodSettings, intermediate, root, url));
  const port = await listen(server, 0);
  return {
    scenario,
    host: HOST,
    port,
    trustPem:
      plan.fault === 'unknown-root'
        ? (await issue({ commonName: 'Another Root', names: [], kind: 'root', validFromDays: -400, validToDays: 3000 }, null))
            .certificatePem
        : root.certificatePem,
    mend: async () => {
      if (plan.fault === 'none') return false;
      await closeServer(server);
      server = start(goodSettings);
      await listen(server, port);
      return true;
    },
    close: async () => {
      await Promise.all([closeServer(server), closeServer(depot)]);
    },
  };
}

async function brokenSettings(
  plan: CertificatePlan,
  good: Issued,
  goodSettings: TlsOptions,
  intermediate: Issued,
  root: Issued,
  url: string,
): Promise<TlsOptions> {
  const leaf = (commonName: string, names: readonly string[], validFromDays: number, validToDays: number, issuer: Issued | null) =>
    issue({ commonName, names, kind: 'server', validFromDays, validToDays, caIssuersUrl: url }, issuer);
  const serve = (served: Issued, chain = intermediate.certificatePem): TlsOptions => ({
    key: served.keyPem,
    cert: served.certificatePem + chain,
  });
  switch (plan.fault) {
    case 'missing-intermediate':
      return { key: good.keyPem, cert: good.certificatePem };
    case 'expired':
      return serve(await leaf(HOST, [HOST], -125, -35, intermediate));
    case 'not-yet-valid':
      return serve(await leaf(HOST, [HOST], 3, 93, intermediate));
    case 'wrong-name':
      return serve(await leaf('other.practice.example', ['other.practice.example'], -10, 80, intermediate));
    case 'self-signed':
      return serve(await issue({ commonName: HOST, names: [HOST], kind: 'server', validFromDays: -10, validToDays: 80 }, null), '');
    case 'old-versions':
      return { ...goodSettings, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    case 'client-certificate':
      return { ...goodSettings, requestCert: true, rejectUnauthorized: true, ca: intermediate.certificatePem };
    case 'unknown-root':
      // The whole chain, root included, so that only the root's absence here is left.
      return { ...goodSettings, cert: good.certificatePem + intermediate.certificatePem + root.certificatePem };
    case 'none':
      return goodSettings;
  }
}

function start(settings: TlsOptions): Server {
  const server = createServer(settings, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () =>
      socket.end(`HTTP/1.1 200 OK\r\nDate: ${new Date().toUTCString()}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`),
    );
  });
  server.on('tlsClientError', (_fault, socket) => socket.destroy());
  return server;
}
