import { expect, it } from 'vitest';
import { factoryCertificate, factoryOf } from './factory-certificates.ts';
import { certificate, judgement } from './made-evidence.ts';

const named = (subject: Readonly<Record<string, string>>, issuer: Readonly<Record<string, string>> = subject) => {
  const list = (name: Readonly<Record<string, string>>) => Object.entries(name).map(([type, value]) => ({ type, value }));
  return certificate({ subject: list(subject), issuer: list(issuer) });
};

it.each([
  ['default', 'Plesk', { C: 'CH', O: 'Plesk', CN: 'Plesk' }],
  ['default', 'Apache on Red Hat or CentOS', { O: 'SomeOrganization', OU: 'SomeOrganizationalUnit', CN: 'localhost.localdomain' }],
  ['default', 'cPanel', { CN: 'server1.host.example', emailAddress: 'ssl@server1.host.example' }],
  ['device', 'Synology', { C: 'TW', O: 'Synology Inc.', CN: 'synology' }],
  ['device', 'QNAP', { O: 'QNAP Systems, Inc.', CN: 'QNAP NAS' }],
  ['device', 'UniFi', { O: 'Ubiquiti Inc.', CN: 'UniFi' }],
  ['device', 'FortiGate', { O: 'Fortinet', OU: 'FortiGate', CN: 'FGT60FTK20012345' }],
  ['device', 'Dell iDRAC', { O: 'Dell Inc.', OU: 'Remote Access Group', CN: 'idrac-7XKJ2' }],
  ['device', 'HP printer', { O: 'HP', CN: 'HP1A2B3C' }],
  ['device', 'HPE iLO', { O: 'Hewlett Packard Enterprise', OU: 'ISS', CN: 'ILOCZ12345678' }],
])('a %s certificate of %s is known by its names', (kind, maker, subject) =>
  expect(factoryCertificate(named(subject))).toMatchObject({ kind, maker }),
);

it('one made by a program’s own authority is known by its issuer', () => {
  expect(factoryCertificate(named({ CN: 'app.lan' }, { CN: 'Caddy Local Authority - ECC Intermediate' }))).toMatchObject({
    kind: 'development',
    software: 'caddy',
  });
  expect(
    factoryCertificate(
      named({ CN: 'CloudFlare Origin Certificate' }, { OU: 'CloudFlare Origin SSL Certificate Authority', O: 'CloudFlare, Inc.' }),
    ),
  ).toMatchObject({ kind: 'behind' });
});

it.each([
  { CN: 'shop.example', O: 'Shop Ltd' },
  { CN: 'plesk.shop.example' },
  { CN: 'fortinet.example', O: 'Fortinet Partners' },
  { CN: 'hp.shop.example', O: 'HP' },
  { CN: 'synology.me.example' },
])('a certificate that somebody ordered is not: %o', (subject) => expect(factoryCertificate(named(subject))).toBeNull());

it('whatever it is called, one under a public root was ordered', () => {
  const leaf = named({ O: 'Synology Inc.', CN: 'www.synology.example' }, { CN: 'Good Issuing CA' });
  expect(factoryOf({ leaf, judgement: judgement({ top: 'public-root' }) })).toBeNull();
  expect(factoryOf({ leaf, judgement: judgement({ top: 'untrusted-root' }) })).not.toBeNull();
});
