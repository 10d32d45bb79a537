import type { CertificateSummary, NameAttribute } from '../model/certificate.ts';
import type { ServerSoftware } from '../model/fix-plan.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { ServedChain } from './chains.ts';

/**
 * What a certificate that nobody ordered is: the one a program answers with while none is set for the name, the one a device makes for
 * itself, one made for development, or one that only the front of a network trusts.
 */
export type FactoryKind = 'default' | 'device' | 'development' | 'behind';

export interface FactoryCertificate {
  readonly maker: string;
  readonly kind: FactoryKind;
  /** The program that shows it, where plans know that program. */
  readonly software: Exclude<ServerSoftware, 'unknown'> | null;
}

interface Known extends FactoryCertificate {
  /** All given attributes must fit, each by one value of that type. */
  readonly subject?: Marks;
  readonly issuer?: Marks;
}

type Marks = Readonly<Partial<Record<'CN' | 'O' | 'OU' | 'emailAddress', RegExp>>>;

const standIn = (maker: string, software: Known['software'], marks: Pick<Known, 'subject' | 'issuer'>): Known => ({
  maker,
  kind: 'default',
  software,
  ...marks,
});
const device = (maker: string, subject: Marks): Known => ({ maker, kind: 'device', software: null, subject });

/**
 * Names that programs and devices write into the certificates they make by themselves, as their sources and set-up scripts have them:
 * ingress-nginx and Traefik (pkg/tls), mod_ssl's and sscg's packaging scripts of RHEL, Debian's ssl-cert, Plesk, Caddy's pki app, Dovecot's
 * mkcert.sh, Zimbra's zmcertmgr, MySQL's auto-generation, IIS' management service, pfSense and OPNsense system_webgui, Proxmox' pvecm,
 * Dell iDRAC, HPE iLO, HP and Brother printers, Synology, QNAP, Ubiquiti, Fortinet, Cisco, Supermicro, VMware, AVM.
 */
const KNOWN: readonly Known[] = [
  standIn('Kubernetes ingress-nginx', 'kubernetes', { subject: { CN: /^Kubernetes Ingress Controller Fake Certificate$/i } }),
  standIn('Traefik', 'traefik', { subject: { CN: /^TRAEFIK DEFAULT CERT$/i } }),
  standIn('Plesk', 'plesk', { subject: { CN: /^(?:Plesk|Parallels Panel)$/i } }),
  standIn('Apache on Red Hat or CentOS', 'apache', { subject: { O: /^SomeOrganization$/ } }),
  standIn('Apache on Fedora or Red Hat', 'apache', { issuer: { O: /^Unspecified$/, OU: /^ca-\d+$/ } }),
  standIn('Debian ssl-cert', null, { subject: { CN: /\bsnakeoil\b/i } }),
  standIn('Dovecot', 'dovecot', { subject: { OU: /^IMAP server$/, CN: /^imap\.example\.com$/ } }),
  standIn('the management service of IIS', 'iis', { subject: { CN: /^WMSvc(?:-|$)/i } }),
  standIn('cPanel', 'cpanel', { subject: { emailAddress: /^ssl@/i } }),
  standIn('ISPConfig', null, { subject: { O: /^ISPConfig$/i } }),
  standIn('Zimbra', null, { subject: { OU: /^Zimbra Collaboration Server$/ } }),
  standIn('Webmin', null, { subject: { O: /^Webmin Webserver on / } }),
  standIn('MySQL', null, { subject: { CN: /^MySQL_Server_[\d.]+_Auto_Generated_Server_Certificate$/ } }),
  standIn('Microsoft SQL Server', null, { subject: { CN: /^SSL_Self_Signed_Fallback$/ } }),
  standIn('OpenSSL’s own suggestions', null, { subject: { O: /^Internet Widgits Pty Ltd$/ } }),
  { maker: 'Caddy', kind: 'development', software: 'caddy', issuer: { CN: /^Caddy Local Authority - / } },
  { maker: 'mkcert', kind: 'development', software: null, issuer: { O: /^mkcert development CA$/ } },
  { maker: 'Cloudflare', kind: 'behind', software: null, issuer: { OU: /^CloudFlare Origin SSL (?:ECC )?Certificate Authority$/i } },
  { maker: 'Cloudflare', kind: 'behind', software: null, issuer: { CN: /^CloudFlare Origin (?:SSL|CA)\b/i } },
  device('Proxmox', { O: /^PVE Cluster Node$/ }),
  device('Synology', { CN: /^synology(?:\.com)?$/i }),
  device('Synology', { O: /^Synology,? Inc\.?$/i }),
  device('QNAP', { O: /^QNAP Systems/i }),
  device('QNAP', { CN: /^QNAP NAS$/i }),
  device('UniFi', { CN: /^(?:UniFi|UBNT(?:-.*)?|unifi\.local)$/i }),
  device('UniFi', { O: /^Ubiquiti (?:Networks )?Inc\.?$/i }),
  device('FortiGate', { O: /^Fortinet(?: Ltd\.?)?$/i, CN: /^(?:FortiGate|FG\w{6,}|FW\w{6,}|FAZ\w*|FMG\w*|Fortinet_\w+)/ }),
  device('Dell iDRAC', { CN: /^i?DRAC/i }),
  device('Dell iDRAC', { OU: /^(?:Remote Access Group|iDRAC)/i, O: /^Dell/i }),
  device('HPE iLO', { CN: /^ILO/, O: /^Hewlett/i }),
  device('HP printer', { CN: /^(?:HP|NPI)[0-9A-F]{6}/ }),
  device('Brother printer', { CN: /^(?:BRN|BRW)[0-9A-F]{12}/i }),
  device('Supermicro', { O: /^Super Micro Computer/i }),
  device('Cisco', { CN: /^IOS-Self-Signed-Certificate-\d+$/ }),
  device('pfSense', { O: /^pfSense (?:GUI default|webConfigurator) Self-Signed Certificate$/i }),
  device('OPNsense', { O: /^OPNsense self-signed web certificate$/i }),
  device('VMware', { OU: /^VMware (?:ESX Server Default Certificate|Engineering)$/ }),
  device('FRITZ!Box', { CN: /^(?:fritz\.box|[a-z0-9]{10,20}\.myfritz\.net)$/i }),
  device('OpenWrt', { CN: /^OpenWrt$/i }),
];

/** Whose certificate of its own making this is; null for one that somebody ordered. */
export function factoryCertificate(leaf: CertificateSummary): FactoryCertificate | null {
  const known = KNOWN.find((one) => fits(leaf.subject, one.subject) && fits(leaf.issuer, one.issuer));
  return known === undefined ? null : { maker: known.maker, kind: known.kind, software: known.software };
}

/** The same of a chain; a certificate under a public root was ordered by somebody, whatever it is called. */
export function factoryOf(chain: Pick<ServedChain, 'leaf' | 'judgement'>): FactoryCertificate | null {
  return chain.leaf === null || chain.judgement.top === 'public-root' ? null : factoryCertificate(chain.leaf);
}

/** What is worth saying of such a certificate. */
export function remarkOn(leaf: CertificateSummary | null): readonly Said[] {
  const factory = leaf === null ? null : factoryCertificate(leaf);
  return factory === null ? [] : [say(`facts.factory.${factory.kind}`, { maker: factory.maker })];
}

function fits(attributes: readonly NameAttribute[], marks: Marks = {}): boolean {
  return Object.entries(marks).every(([type, pattern]) =>
    attributes.some((attribute) => attribute.type === type && pattern.test(attribute.value.slice(0, 200))),
  );
}
