import { type CertificatePlan, startCertificateServer } from './certificate-server.ts';
import { startPlainServer } from './plain-server.ts';
import type { PracticeServer } from './practice.ts';

export type ScenarioName =
  | 'missing-intermediate'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'self-signed'
  | 'unknown-root'
  | 'old-versions'
  | 'client-certificate'
  | 'plain-http'
  | 'reset'
  | 'silent'
  | 'healthy';

type Start = (name: ScenarioName) => Promise<PracticeServer>;

const withCertificate =
  (plan: CertificatePlan): Start =>
  (name) =>
    startCertificateServer(name, plan);

/** The built-in servers, each with one fault; `healthy` has none. */
export const SCENARIOS: Readonly<Record<ScenarioName, Start>> = {
  'missing-intermediate': withCertificate({ fault: 'missing-intermediate' }),
  expired: withCertificate({ fault: 'expired' }),
  'not-yet-valid': withCertificate({ fault: 'not-yet-valid' }),
  'wrong-name': withCertificate({ fault: 'wrong-name' }),
  'self-signed': withCertificate({ fault: 'self-signed' }),
  'unknown-root': withCertificate({ fault: 'unknown-root' }),
  'old-versions': withCertificate({ fault: 'old-versions' }),
  'client-certificate': withCertificate({ fault: 'client-certificate' }),
  'plain-http': (name) => startPlainServer(name, 'http'),
  reset: (name) => startPlainServer(name, 'reset'),
  silent: (name) => startPlainServer(name, 'silent'),
  healthy: withCertificate({ fault: 'none' }),
};
