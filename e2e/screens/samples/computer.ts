import type { ComputerReport } from '../../../shared/model/computer.ts';
import { say } from '../../../shared/words/index.ts';
import { certificate, ROOT } from './certificates.ts';

const INSPECTOR = certificate({
  subject: 'Example Web Shield Root',
  issuer: 'Example Web Shield Root',
  from: '2025-02-01T00:00:00Z',
  to: '2045-02-01T00:00:00Z',
  ca: true,
});

/** A computer with one thing to look at: an antivirus root in the system store. */
export function computerReport(): ComputerReport {
  const read = (store: string, program: string, location: string, extra: ComputerReport['stores'][number]['extra'] = []) => ({
    store,
    program,
    location,
    outcome: 'read' as const,
    why: null,
    count: 144 + extra.length,
    extra,
    missingPublicRoots: [],
    expired: [],
  });
  const added = {
    certificate: INSPECTOR,
    trusted: true,
    product: 'Example Web Shield',
    kind: 'antivirus',
    addedAt: '2025-02-01T08:00:00Z',
    privateKeyBeside: false,
  } as const;
  return {
    platform: 'linux',
    stores: [
      read('system', 'Chrome, Edge and most programs', '/etc/ssl/certs/ca-certificates.crt', [added]),
      read('firefox', 'Firefox', '/home/ada/.mozilla/firefox/ab12.default/cert9.db'),
      read('java', 'Java 21', '/usr/lib/jvm/java-21/lib/security/cacerts'),
      { ...read('node', 'Node.js', 'built in'), count: 121 },
      { ...read('git', 'git', '/etc/gitconfig'), outcome: 'could-not-read', why: 'EACCES', count: 0 },
    ],
    proxies: [
      {
        source: 'environment',
        location: 'https_proxy',
        mode: 'manual',
        proxy: 'http://proxy.example.org:3128',
        pacUrl: null,
        bypass: ['localhost', '.example.org'],
        forTarget: null,
      },
      { source: 'gnome', location: 'org.gnome.system.proxy', mode: 'direct', proxy: null, pacUrl: null, bypass: [], forTarget: null },
    ],
    clock: {
      localTime: '2026-11-20T16:20:00.000Z',
      timeZone: 'Europe/Berlin',
      given: false,
      sources: [{ host: 'time.example.org', kind: 'http-date', offsetMilliseconds: 400, uncertaintyMilliseconds: 1000 }],
    },
    policies: [],
    matrix: [
      {
        root: 'Example Web Shield Root',
        cells: [
          { store: 'system', trusted: true, why: null },
          { store: 'firefox', trusted: false, why: say('diagnosis.evidence.absent') },
          { store: 'java', trusted: false, why: say('diagnosis.evidence.absent') },
          { store: 'node', trusted: false, why: say('diagnosis.evidence.absent') },
          { store: 'git', trusted: 'could-not-read', why: null },
        ],
      },
      {
        root: ROOT.subjectText,
        cells: [
          { store: 'system', trusted: true, why: null },
          { store: 'firefox', trusted: true, why: null },
          { store: 'java', trusted: true, why: null },
          { store: 'node', trusted: true, why: null },
          { store: 'git', trusted: 'could-not-read', why: null },
        ],
      },
    ],
    findings: [
      { state: 'fine', area: 'clock', said: say('causes/clock-wrong.gone'), detail: [] },
      {
        state: 'look',
        area: 'interception',
        said: say('computer.way.signed', { issuer: 'Example Web Shield Root' }),
        detail: [say('causes/interception.plain')],
      },
      {
        state: 'not-known',
        area: 'trust',
        said: say('computer.store.could-not-read', { program: 'git' }),
        detail: [say('computer.store.could-not-read.where', { location: '/etc/gitconfig' })],
      },
    ],
  };
}

/** The same, connected to nothing: no other clock was heard, and nothing could be compared. */
export function computerWithoutNetwork(): ComputerReport {
  return {
    ...computerReport(),
    clock: null,
    findings: [{ state: 'problem', area: 'network', said: say('computer.no-network'), detail: [say('computer.no-network.next')] }],
  };
}
