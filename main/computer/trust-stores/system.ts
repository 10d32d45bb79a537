import { type TrustStore, trustStore, unreadableStore } from '../../../shared/chain/store.ts';
import { pemCertificates } from '../../../shared/wire/pem.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { runWorker } from '../../net/worker.ts';
import { ReadAgain } from './read-again.ts';

const MAX_MILLISECONDS = 20_000;
const reading = new ReadAgain(readSystemStore);

/**
 * The store of the operating system, as Node sees it: on Linux the files that SSL_CERT_FILE and SSL_CERT_DIR name, else OpenSSL's
 * own places; NODE_EXTRA_CA_CERTS is not part of it. Read in a worker, duplicates left out.
 */
export function systemStore(): Promise<TrustStore> {
  return reading.value();
}

async function readSystemStore(): Promise<TrustStore> {
  const read = await runWorker<string[]>(new URL('./system.worker.ts', import.meta.url), null, {
    milliseconds: MAX_MILLISECONDS,
    megabytes: 64,
    signal: new AbortController().signal,
  });
  if (!read.ok) {
    // The next check may have more luck than one that was held up.
    reading.forget();
    return unreadableStore('system');
  }
  const distinct = new Set(read.value);
  const roots = [...distinct].flatMap(pemCertificates).map((der) => readCertificate(der));
  return trustStore('system', roots, 'private');
}
