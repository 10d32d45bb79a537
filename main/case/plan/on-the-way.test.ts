import { expect, test } from 'vitest';
import { chainFinding, HERE, judgement, numbered, siteWith } from '../../../shared/facts/made-evidence.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import { judge } from '../judge.ts';
import { planNext } from './plan-next.ts';
import type { Planned, PlannedHandshake } from './planned.ts';
import { COMPLETED, CONTEXT, draft, OPTIONS } from './testing/imagined-world.ts';

const SYSTEM = { store: 'system', trusted: true, why: null } as const;
const GIVEN = { store: 'given', trusted: true, why: null } as const;
const UNKNOWN = [chainFinding('untrusted-root', 'untrusted-root')];
test.each([
  ['nobody here knows', judgement({ top: 'untrusted-root', stores: [], findings: UNKNOWN }), 1],
  ['this computer was told to trust', judgement({ top: 'private-root', stores: [SYSTEM] }), 1],
  [
    'only a program here trusts, and that is named like an antivirus',
    judgement({ top: 'private-root', stores: [], inspectionProduct: { name: 'Avast Antivirus', kind: 'antivirus' } }),
    1,
  ],
  ['was given for this check', judgement({ top: 'private-root', stores: [GIVEN] }), 0],
  ['is public', judgement(), 0],
])('given an issuer that %s, asks whether it signs other names too %#', (_what, chain, times) => {
  const evidence = numbered(siteWith(chain));
  for (const offline of [false, true]) {
    const options = { ...OPTIONS, offline };
    const diagnosis = judge(evidence, { kind: 'target', target: CONTEXT.target, options }, HERE, false, 'provisional');
    const asked: Planned[] = [];
    for (let next = planNext(evidence, { ...CONTEXT, options, diagnosis, asked }); next.length > 0; ) {
      asked.push(...next);
      next = planNext(evidence, { ...CONTEXT, options, diagnosis, asked: [...asked] });
    }
    expect(asked.filter((one) => one.probe === 'control-handshake')).toHaveLength(times);
  }
});

test('given a certificate that differs by the way, goes the direct way twice', () => {
  const chain = judgement({ top: 'untrusted-root', stores: [], findings: UNKNOWN });
  const evidence: Evidence[] = numbered(siteWith(chain));
  const asked: Planned[] = [...planNext([], { ...CONTEXT, proxied: true, addresses: [] })];
  const direct: PlannedHandshake[] = [];
  for (let round = 0; round < 4; round += 1) {
    const diagnosis = judge(evidence, { kind: 'target', target: CONTEXT.target, options: OPTIONS }, HERE, false, 'provisional');
    const next = planNext(evidence, { ...CONTEXT, proxied: true, addresses: [], diagnosis, asked: [...asked] });
    asked.push(...next);
    for (const planned of next)
      if (planned.probe === 'handshake' && planned.route === 'direct') {
        direct.push(planned);
        evidence.push({ ...draft(planned, COMPLETED), id: evidence.length + 1 });
      }
  }
  expect(direct.map((one) => one.variation.factor)).toEqual(['route', 'repeat']);
});
