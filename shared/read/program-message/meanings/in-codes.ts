import type { Meaning } from '../../message/meaning.ts';
import { alerts } from './alerts.ts';
import { certificateContents } from './certificate-contents.ts';
import { certificateDates } from './certificate-dates.ts';
import { certificateNames } from './certificate-names.ts';
import { certificateTrust } from './certificate-trust.ts';
import { clientCertificate } from './client-certificate.ts';
import { dropped } from './dropped.ts';
import { network } from './network.ts';
import { ownInstallation } from './own-installation.ts';
import { plainText } from './plain-text.ts';
import { proxies } from './proxies.ts';
import { serverTroubles } from './server-troubles.ts';
import { versionsAndCiphers } from './versions-and-ciphers.ts';

const KNOWN = [
  ...alerts,
  ...certificateContents,
  ...certificateDates,
  ...certificateNames,
  ...certificateTrust,
  ...clientCertificate,
  ...plainText,
  ...dropped,
  ...network,
  ...ownInstallation,
  ...proxies,
  ...serverTroubles,
  ...versionsAndCiphers,
];

/** A meaning that stands elsewhere, in the codes of one maker. */
export function inCodes(name: string, says: readonly string[]): Meaning {
  const found = KNOWN.find((meaning) => meaning.name === name);
  if (found === undefined) throw new Error(`no such meaning: ${name}`);
  const { weight, causes, onServer } = found;
  return { name, weight, causes, says, ...(onServer === undefined ? {} : { onServer }) };
}
