import * as aia from './aia.ts';
import * as captivePortal from './captive-portal.ts';
import * as clientSimulation from './client-simulation.ts';
import * as clock from './clock.ts';
import * as controlName from './control-name.ts';
import * as crl from './crl.ts';
import * as enumerate from './enumerate.ts';
import * as handshake from './handshake.ts';
import * as ocsp from './ocsp.ts';
import * as plainAnswer from './plain-answer.ts';
import * as resolveName from './resolve-name.ts';

/** Every probe by its file name, with what it costs at most. */
export const PROBE_COSTS: Readonly<Record<string, typeof resolveName.COST>> = {
  aia: aia.COST,
  'captive-portal': captivePortal.COST,
  'client-simulation': clientSimulation.COST,
  clock: clock.COST,
  'control-name': controlName.COST,
  enumerate: enumerate.COST,
  handshake: handshake.COST,
  'plain-answer': plainAnswer.COST,
  crl: crl.COST,
  ocsp: ocsp.COST,
  'resolve-name': resolveName.COST,
};
