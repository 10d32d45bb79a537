/**
 * Writes `assets/data/public-roots.json`: the roots of Mozilla's programme as this Node carries them.
 * Run with: node scripts/data/public-roots.ts   (after a new Node is locked in; the date is the day of the run)
 */
import { createHash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';

const roots = getCACertificates('bundled')
  .map((pem) => new X509Certificate(pem).raw)
  .map((der) => ({ sha256: createHash('sha256').update(der).digest('hex'), der: der.toString('base64') }))
  .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));

const file = {
  about: 'The public roots: certificates of Mozilla’s root programme with the trust bit for websites, as bundled with Node.',
  source: `Node ${process.version}, tls.getCACertificates('bundled')`,
  date: new Date().toISOString().slice(0, 10),
  roots,
};
const path = new URL('../../assets/data/public-roots.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`);
console.log(`${roots.length} roots written`);
