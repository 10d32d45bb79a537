import type { Meaning } from '../../message/meaning.ts';
import { alerts } from './alerts.ts';
import { businessSoftware } from './business-software.ts';
import { certificateContents } from './certificate-contents.ts';
import { certificateDates } from './certificate-dates.ts';
import { certificateNames } from './certificate-names.ts';
import { certificateTrust } from './certificate-trust.ts';
import { clientCertificate } from './client-certificate.ts';
import { clientLibraries } from './client-libraries.ts';
import { databaseClients } from './database-clients.ts';
import { dropped } from './dropped.ts';
import { looseWordings } from './loose-wordings.ts';
import { network } from './network.ts';
import { otherLibraries } from './other-libraries.ts';
import { ownInstallation } from './own-installation.ts';
import { plainText } from './plain-text.ts';
import { proxies } from './proxies.ts';
import { serverTroubles } from './server-troubles.ts';
import { versionsAndCiphers } from './versions-and-ciphers.ts';

/** What programs say, by idea. Each file is one idea in the words of every program that was looked at. */
export const programMeanings: readonly Meaning[] = [
  ...certificateDates,
  ...certificateNames,
  ...certificateTrust,
  ...certificateContents,
  ...versionsAndCiphers,
  ...alerts,
  ...clientCertificate,
  ...plainText,
  ...dropped,
  ...network,
  ...proxies,
  ...serverTroubles,
  ...businessSoftware,
  ...otherLibraries,
  ...clientLibraries,
  ...databaseClients,
  ...ownInstallation,
  ...looseWordings,
];
