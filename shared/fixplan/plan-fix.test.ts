import { describe, expect, it } from 'vitest';
import { CAUSES } from '../causes/index.ts';
import { diagnose } from '../diagnose/diagnose.ts';
import { factsOf } from '../facts/facts.ts';
import {
  AGREED,
  alertEnd,
  certificate,
  chainFinding,
  clock,
  HERE,
  handshake,
  healthySite,
  ISSUER,
  judgement,
  messageNaming,
  numbered,
  seen,
  siteWith,
  times,
} from '../facts/made-evidence.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import type { FixPlan } from '../model/fix-plan.ts';
import { AUDIENCES } from '../model/side.ts';
import { SERVERS } from '../servers/index.ts';
import { tell } from '../words/index.ts';
import { planFix, type Reader } from './plan-fix.ts';

const reader = (changes: Partial<Reader> = {}): Reader => ({ audience: 'end-user', software: null, platform: null, ...changes });
const planFor = (drafts: readonly EvidenceDraft[], who: Reader): FixPlan | null => {
  const facts = factsOf(numbered(drafts), HERE);
  return planFix(diagnose(facts), facts, who);
};
const MONTH = 30 * 86_400_000;
const ranOut = siteWith(
  judgement({ served: [certificate({ notAfter: '2026-11-01T00:00:00.000Z' }), ISSUER], findings: [chainFinding('expired', 'expired')] }),
);
const ownSignature = siteWith(judgement({ served: [certificate()], findings: [chainFinding('self-signed', 'self-signed')] }));
const sentences = (plan: FixPlan): string[] =>
  [
    plan.title,
    ...plan.steps.flatMap((step) => [
      step.do,
      step.why,
      step.seeThatItWorked,
      step.notThis,
      step.who,
      step.copy?.label ?? null,
      ...step.inBrowsers.map((one) => one.do),
    ]),
    ...plan.never,
    ...(plan.message === null ? [] : [plan.message.to, ...plan.message.lines]),
  ].flatMap((said) => (said === null ? [] : [tell(said)]));

describe('planFix', () => {
  it('given a healthy site, has nothing to do', () => expect(planFor(healthySite(), reader())).toBeNull());

  it('given a fault of the server, gives an end user a message that carries the facts', () => {
    const plan = planFor(ranOut, reader());
    const message = plan?.message?.lines.map((line) => tell(line)).join('\n') ?? '';
    expect(message).toContain('shop.example');
    expect(message).toContain('November 1, 2026');
    expect(plan?.never.map((said) => tell(said))).toContain('Do not set the clock back to make a certificate look good.');
  });

  it('given a server that works and should only be better, does not say in the letter that it fails', () => {
    const drafts = [
      ...healthySite(),
      handshake({ variation: { factor: 'version', version: 'TLS 1.0' }, chosen: { ...AGREED, version: 'TLS 1.0' } }),
    ];
    const plan = planFor(drafts, reader({ audience: 'support' }));
    expect(plan?.cause).toBe('insecure-legacy');
    expect(tell(plan?.message?.lines[1] ?? { key: 'none' })).toBe(
      'A secure connection to shop.example, port 443, works. One thing should be better.',
    );
  });

  it('given old versions beside new ones, gives the lines that leave them out', () => {
    const drafts = [
      ...healthySite(),
      handshake({ variation: { factor: 'version', version: 'TLS 1.0' }, chosen: { ...AGREED, version: 'TLS 1.0' } }),
    ];
    const lines = (software: Reader['software']) =>
      planFor(drafts, reader({ audience: 'operator', software }))
        ?.steps.map((step) => step.copy?.text ?? '')
        .join('\n');
    expect(lines('nginx')).toContain('ssl_protocols TLSv1.2 TLSv1.3;');
    expect(lines('iis')).toContain('-Name Enabled -Value 0');
    expect(lines('iis')).not.toContain('-Value 1');
    expect(lines('caddy')).not.toContain('protocols');
  });

  it('given the same to the one who runs the server, has no message but the lines of their software', () => {
    const plan = planFor(ranOut, reader({ audience: 'operator', software: 'nginx' }));
    expect(plan?.message).toBeNull();
    expect(plan?.steps[0]?.copy?.text).toContain('certbot renew --cert-name shop.example');
    expect(plan?.steps.map((step) => step.copy?.text)).toContain('nginx -t');
  });

  it('given an unknown software, falls back to what any server needs', () => {
    expect(planFor(ranOut, reader({ audience: 'operator', software: 'unknown' }))?.steps.length).toBeGreaterThan(2);
  });

  it('given a server that says what it is, guesses the software; what the reader says wins', () => {
    const drafts = [
      ...ranOut,
      handshake({
        application: {
          how: 'http',
          status: 200,
          reason: 'OK',
          location: null,
          date: null,
          server: 'Apache/2.4.62 (Debian)',
          bodyStart: '',
        },
      }),
    ];
    expect(planFor(drafts, reader({ audience: 'operator' }))?.software).toBe('apache');
    expect(planFor(drafts, reader({ audience: 'operator', software: 'caddy' }))?.software).toBe('caddy');
    expect(planFor(ranOut, reader({ audience: 'operator' }))?.software).toBeNull();
  });

  it('given a wrong clock, says where its setting is on this system', () => {
    const drafts = [...ranOut, clock(MONTH, 'http-date', 'target-date')];
    const first = (platform: Reader['platform']) => tell(planFor(drafts, reader({ platform }))?.steps[0]?.do ?? { key: 'none' });
    expect(first('windows')).toContain('Time & language');
    expect(first('macos')).toContain('System Settings');
    expect(first(null)).toContain('date and time settings');
  });

  it('given nothing that names the browser, says for each where to look; Safari only where it can be', () => {
    const browsers = (platform: Reader['platform']) =>
      planFor(ownSignature, reader({ platform }))?.steps[1]?.inBrowsers.map((one) => one.browser);
    expect(browsers('macos')).toEqual(['chrome', 'edge', 'firefox', 'safari']);
    expect(browsers('windows')).toEqual(['chrome', 'edge', 'firefox']);
    expect(browsers('android')).toEqual([]);
  });

  it('given the message of one browser, says it for that one', () => {
    const drafts = [...ownSignature, messageNaming('self-signed', 'mozilla-pkix')];
    const step = planFor(drafts, reader({ platform: 'linux' }))?.steps[1];
    expect(step?.inBrowsers.map((one) => one.browser)).toEqual(['firefox']);
    // Whoever sits in front of another one can still choose it.
    expect(step?.inOtherBrowsers.map((one) => one.browser)).toEqual(['chrome', 'edge']);
  });

  it('given the codes of Chromium alone, does not guess which of its browsers it was', () => {
    const drafts = [...ownSignature, messageNaming('self-signed', 'chromium')];
    expect(planFor(drafts, reader({ platform: 'linux' }))?.steps[1]?.inBrowsers).toHaveLength(3);
  });

  it('given old versions only, tells the keeper of any software what an old client costs, and that it must end', () => {
    const old = [
      ...times(3, handshake({ end: alertEnd(70, 'protocol_version') })),
      handshake({ variation: { factor: 'version', version: 'TLS 1.0' }, chosen: { ...AGREED, version: 'TLS 1.0', cipherSuite: 0x002f } }),
    ];
    for (const software of [null, 'nginx', 'iis'] as const) {
      const ids = planFor(old, reader({ audience: 'operator', software }))?.steps.map((step) => step.id);
      expect(ids, software ?? 'unknown').toEqual(expect.arrayContaining(['shared.serve-old', 'shared.end-old']));
    }
    expect(planFor(old, reader())?.steps.map((step) => step.id)).not.toContain('shared.serve-old');
  });

  it('given a link above the site that has ended, replaces the link: a renewal would mend nothing', () => {
    const oldLink = certificate({ subjectText: 'Old Link CA', sha256: 'old', notAfter: '2026-11-01T00:00:00.000Z', isCa: true });
    const drafts = siteWith(
      judgement({ served: [certificate(), oldLink], findings: [{ ...chainFinding('expired', 'expired'), certificate: 1 }] }),
    );
    const plan = planFor(drafts, reader({ audience: 'operator', software: 'nginx' }));
    expect(plan?.steps.map((step) => step.copy?.text ?? '').join('\n')).not.toContain('certbot renew');
    expect(plan?.steps.map((step) => step.id).slice(0, 2)).toEqual(['expired.issuer.operator.1', 'nginx.incomplete-chain.1']);
    const message = planFor(drafts, reader())?.message?.lines.map((line) => tell(line)) ?? [];
    expect(message).toContain('Please replace Old Link CA in the chain that shop.example sends: it ended on November 1, 2026.');
  });

  it('given a small group of the key exchange, leaves the certificate alone', () => {
    const small = handshake({
      variation: { factor: 'suites', family: 'uncommon' },
      chosen: { ...AGREED, version: 'TLS 1.2', cipherSuite: 0x009e, dhBits: 1024 },
    });
    const drafts = [...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })), small];
    const plan = planFor(drafts, reader({ audience: 'operator', software: 'nginx' }));
    expect(plan?.cause).toBe('weak-key');
    expect(plan?.steps.map((step) => step.id).slice(0, 2)).toEqual(['weak-key.dh.operator.1', 'nginx.no-forward-secrecy.1']);
    expect(plan?.steps.map((step) => step.copy?.text ?? '').join('\n')).not.toContain('certbot');
  });

  it.each(['self-signed', 'expired', 'weak-key'] as const)('given an inner name and %s, sends nobody to a public issuer', (cause) => {
    const device = siteWith(
      judgement({
        host: 'nas.local',
        served: [certificate({ subjectText: 'nas.local', ...(cause === 'expired' ? { notAfter: '2026-11-01T00:00:00.000Z' } : {}) })],
        findings: [chainFinding(cause, cause)],
      }),
    );
    const facts = factsOf(numbered(device), HERE, {
      target: { host: 'nas.local', port: 443, startTls: null, hostIsAddress: false, connectTo: null, asTyped: 'nas.local' },
    });
    const plan = planFix(diagnose(facts), facts, reader({ audience: 'operator', software: 'nginx' }));
    const lines = plan?.steps.map((step) => step.copy?.text ?? '').join('\n');
    expect(plan?.cause).toBe(cause);
    expect(plan?.steps.map((step) => step.id)).toEqual(expect.arrayContaining(['nginx.test-config', 'nginx.load-config']));
    expect(lines).not.toMatch(/certbot|acme\.sh/);
  });

  it.each(['203.0.113.5', '2001:db8::7'])('given the bare public address %s, asks for an address, never for a name', (host) => {
    const facts = factsOf(numbered(ownSignature), HERE, {
      target: { host, port: 443, startTls: null, hostIsAddress: true, connectTo: null, asTyped: host },
    });
    for (const { id } of SERVERS) {
      const steps = planFix(diagnose(facts), facts, reader({ audience: 'operator', software: id }))?.steps ?? [];
      const lines = steps.map((step) => step.copy?.text ?? '').join('\n');
      expect(lines, id).toContain(`--preferred-profile shortlived --ip-address ${host}`);
      expect(lines, id).not.toMatch(/certbot[^\n]* -d |wacs|AutoSSL|request-certificate|cluster-issuer|--nginx|--apache/);
      expect(steps[0]?.id, id).toBe('shared.name-or-address');
    }
  });

  it('given a clock that was compared, sends nobody to look at it', () => {
    const ids = (drafts: readonly EvidenceDraft[]) => planFor(drafts, reader())?.steps.map((step) => step.id) ?? [];
    expect(ids(ranOut)).toContain('expired.end-user.1');
    expect(ids([...ranOut, clock(0, 'http-date', 'http-date')])).not.toContain('expired.end-user.1');
  });

  it('given a certificate that covers a star, puts no star into lines, and says what that needs', () => {
    const names = { dns: ['shop.example', '*.shop.example'], ip: [], other: [] };
    const site = siteWith(judgement({ served: [certificate({ names })], findings: [chainFinding('self-signed', 'self-signed')] }));
    for (const { id } of SERVERS) {
      const steps = planFor(site, reader({ audience: 'operator', software: id }))?.steps ?? [];
      expect(steps.map((step) => step.copy?.text ?? '').join('\n'), id).not.toContain('*.shop');
      if (id === 'nginx') expect(steps[0]?.id).toBe('shared.star-name');
    }
  });

  it('given a reason that speaks to the reader, leaves it out of the letter, and adds what a specialist needs', () => {
    const lines = planFor(ranOut, reader())?.message?.lines.map((line) => tell(line)) ?? [];
    expect(lines.filter((line) => /\byour?\b/i.test(line) && !/^Thank you/.test(line))).toEqual([]);
    expect(lines.join('\n')).toMatch(
      /SHA-256 .*\nAsked at the address 192\.0\.2\.1, without a proxy\.\nTo see it yourself: openssl s_client -connect shop\.example:443/,
    );
  });

  it('given a recorded connection, says in the letter that it was recorded, and between whom', () => {
    const stream = {
      client: '192.0.2.10:53248',
      server: '198.51.100.2:443',
      sni: 'shop.example',
      offeredVersions: ['TLS 1.1'],
      version: null,
      cipher: null,
      alerts: [{ level: 'fatal', description: 'protocol_version', from: 'server', encrypted: false }],
      certificates: [],
      certificatesBase64: [],
      ending: 'alert',
      cause: 'version-mismatch',
      certainty: 'certain',
      because: [],
      steps: [],
    } as const;
    const lines = planFor([seen('capture-stream', stream, 'capture')], reader())?.message?.lines.map((line) => tell(line)) ?? [];
    expect(lines).toContain('This is what a recorded connection shows:');
    expect(lines).toContain('Recorded between 192.0.2.10:53248 and 198.51.100.2:443, name asked for: shop.example.');
  });

  it.each([
    ['distrusted-ca', null, 'operator', null],
    ['dns', 'no-such-name', 'operator', 'To the people who keep the domain and its name servers'],
    ['pinning', null, 'end-user', 'To the makers of the app, or your IT team'],
  ] as const)('%s %s for %s writes to: %s', (id, variant, audience, to) => {
    const facts = factsOf(numbered(healthySite()), HERE);
    const side = CAUSES.find((one) => one.id === id)?.usualSide ?? 'unknown';
    const primary = { state: 'found', cause: id, variant, side, certainty: 'likely', because: [], evidence: [] } as const;
    const plan = planFix({ ...diagnose(facts), verdict: 'fault', primary }, facts, reader({ audience, software: 'unknown' }));
    expect(plan?.message == null ? null : tell(plan.message.to)).toBe(to);
  });

  it('given another who must act, the heading over the steps of the reader does not call them the other’s', () => {
    expect(tell(planFor(ranOut, reader())?.title ?? { key: 'none' })).toBe('What you can do until the site’s owner acts');
    expect(tell(planFor(ranOut, reader({ audience: 'operator' }))?.title ?? { key: 'none' })).toBe('What to do');
  });

  it('given a certificate that was bought, tells its keeper where the new one comes from', () => {
    const ids = planFor(ranOut, reader({ audience: 'operator', software: 'nginx' }))?.steps.map((step) => step.id);
    expect(ids).toContain('nginx.renew-bought');
  });

  it('given an antivirus that is known, says where its own switch is', () => {
    const step = (name: string) => {
      const facts = factsOf(numbered(siteWith(judgement({ inspectionProduct: { name, kind: 'antivirus' } }))), HERE);
      const primary = { state: 'found', cause: 'interception', variant: 'antivirus', side: 'this-computer', certainty: 'likely' } as const;
      const diagnosis: Diagnosis = { ...diagnose(facts), verdict: 'fault', primary: { ...primary, because: [], evidence: [] } };
      return tell(planFix(diagnosis, facts, reader({ platform: 'windows' }))?.steps[1]?.do ?? { key: 'none' });
    };
    expect(step('Kaspersky')).toBe(
      'In Kaspersky open Settings and look for “Network settings”. Add shop.example to the trusted addresses.',
    );
    expect(step('Dr.Web')).toBe('In its settings, leave this one site out of the check of secure connections.');
  });

  it.each([
    [
      'cannot-negotiate',
      'takes TLS 1.2 alone but not beside TLS 1.3',
      handshake({
        variation: { factor: 'version', version: 'TLS 1.2' },
        offered: { versions: ['TLS 1.2'], cipherSuites: [0xc02f], groups: [29], signatureSchemes: [0x0403], alpn: [], helloBytes: 300 },
        chosen: AGREED,
      }),
    ],
    ['sometimes', 'refuses the same greeting now and then', handshake()],
  ])('given a server that is called too old and is not (%s: it %s), opens no door for old clients', (variant, _, other) => {
    const drafts = [...times(3, handshake({ end: alertEnd(70, 'protocol_version') })), other];
    const plan = planFor(drafts, reader({ audience: 'operator', software: 'unknown' }));
    expect(plan?.steps.map((step) => step.id)).toEqual([
      `version-mismatch.${variant}.operator.1`,
      `version-mismatch.${variant}.operator.2`,
      'shared.check-again',
    ]);
    const nginx = planFor(drafts, reader({ audience: 'operator', software: 'nginx' }));
    expect(nginx?.steps.map((step) => step.id)).not.toContain('shared.serve-old');
  });

  it('keeps hostile names out of lines to copy', () => {
    const evil = certificate({ names: { dns: ['x; rm -rf /', 'shop.example'], ip: [], other: [] } });
    const drafts = siteWith(judgement({ host: 'shop.example', served: [evil, ISSUER], findings: [chainFinding('weak-key', 'weak-key')] }));
    for (const step of planFor(drafts, reader({ audience: 'operator', software: 'nginx' }))?.steps ?? [])
      expect(step.copy?.text ?? '').not.toContain('rm -rf');
  });

  it.each(
    CAUSES.flatMap((cause) =>
      [null, ...cause.variants].flatMap((variant) => AUDIENCES.map((audience) => [cause.id, variant, audience, cause] as const)),
    ),
  )('%s %s has a whole plan for %s, every hole filled even when nothing is known', (id, variant, audience, cause) => {
    const facts = factsOf([], HERE);
    const diagnosis: Diagnosis = {
      ...diagnose(facts),
      verdict: 'fault',
      primary: {
        state: 'found',
        cause: id,
        variant,
        side: cause.sideOfVariant?.[variant ?? ''] ?? cause.usualSide,
        certainty: 'possible',
        because: [],
        evidence: [],
        title: cause.words.title,
      },
    };
    const plan = planFix(diagnosis, facts, reader({ audience }));
    expect(plan?.steps.length).toBeGreaterThan(1);
    for (const sentence of plan === null ? [] : sentences(plan)) expect(sentence).not.toMatch(/^\[|[{}]|undefined|NaN/);
    const speaksOfLetter = plan?.steps.some((step) => /\bmessage below\b/.test(tell(step.do)));
    expect(speaksOfLetter, 'a letter that a step speaks of, or none').toBe(plan?.message !== null);
  });
});
