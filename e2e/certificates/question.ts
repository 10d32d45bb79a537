import { createSignatureChecker } from '../../main/crypto/certificate-signatures.ts';
import type { ChainQuestion } from '../../shared/chain/judge.ts';
import { trustStore } from '../../shared/chain/store.ts';
import { readCertificate } from '../../shared/wire/x509.ts';
import { NOW } from './make.ts';

const signatures = createSignatureChecker();

/** Asks of a chain for www.shop.example, as a browser does, what one store says that holds these roots. */
export function chainQuestion(
  served: readonly Uint8Array[],
  roots: readonly Uint8Array[],
  more: Partial<ChainQuestion> = {},
): ChainQuestion {
  return {
    served,
    found: [],
    stores: [
      trustStore(
        'given',
        roots.map((root) => readCertificate(root)),
        'private',
      ),
    ],
    judgingStores: ['given'],
    host: 'www.shop.example',
    time: NOW,
    usage: 'server',
    rules: 'browser',
    crls: [],
    signatures,
    looked: false,
    ...more,
  };
}
