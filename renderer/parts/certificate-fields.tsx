import { Box, Typography } from '@mui/material';
import type { CertificateSummary, PublicKeySummary } from '../../shared/model/certificate.ts';
import { say } from '../../shared/words/index.ts';
import { Code } from './code.tsx';
import { CopyButton } from './copy-button.tsx';
import { useWhen } from './when.ts';
import { useWords } from './words.tsx';

const MOST_NAMES = 40;

/** All fields of one certificate, selectable, with the certificate itself to copy. */
export function CertificateFields({ certificate }: { readonly certificate: CertificateSummary }) {
  const t = useWords();
  const when = useWhen();
  const names = [...certificate.names.dns, ...certificate.names.ip, ...certificate.names.other];
  const more = names.length > MOST_NAMES ? [t(say('report.more', { count: names.length - MOST_NAMES }))] : [];
  const dn = (attributes: CertificateSummary['subject']) => attributes.map((one) => `${one.type}=${one.value}`).join(', ');
  const yes = (value: boolean | null) =>
    t(say(value === null ? 'diagnosis.field.absent' : value ? 'diagnosis.field.yes' : 'diagnosis.field.no'));
  const rows: (readonly [string, string])[] = [
    [t(say('diagnosis.field.subject')), dn(certificate.subject)],
    [t(say('diagnosis.field.issuer')), dn(certificate.issuer)],
    [t(say('diagnosis.field.names')), [...names.slice(0, MOST_NAMES), ...more].join(', ')],
    [t(say('diagnosis.field.from')), certificate.notBefore === null ? '' : when(certificate.notBefore)],
    [t(say('diagnosis.field.until')), certificate.notAfter === null ? '' : when(certificate.notAfter)],
    [t(say('diagnosis.field.key')), nameKey(certificate.key)],
    [t(say('diagnosis.field.signature')), certificate.signatureAlgorithm],
    [t(say('diagnosis.field.ca')), yes(certificate.isCa)],
    [t(say('diagnosis.field.serial')), certificate.serialHex],
    [t(say('diagnosis.field.sha256')), certificate.sha256],
    [t(say('diagnosis.field.issuer-at')), certificate.caIssuersUrls.join(', ')],
    [t(say('diagnosis.field.ocsp')), certificate.ocspUrls.join(', ')],
    [t(say('diagnosis.field.crl')), certificate.crlUrls.join(', ')],
    [t(say('diagnosis.field.scts')), String(certificate.sctCount)],
  ];
  return (
    <Box>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 1 }}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {label}
            </Typography>
            <Code component="dd" sx={{ m: 0 }}>
              {value === '' ? t(say('diagnosis.field.absent')) : value}
            </Code>
          </div>
        ))}
      </Box>
      <CopyButton text={pemOf(certificate.derBase64)} label={t(say('diagnosis.field.copy-pem'))} />
    </Box>
  );
}

function nameKey(key: PublicKeySummary): string {
  switch (key.algorithm) {
    case 'EC':
      return `EC ${key.curve}`;
    case 'RSA':
    case 'RSA-PSS':
    case 'DSA':
    case 'DH':
      return `${key.algorithm} ${key.bits}`;
    case 'unknown':
      return key.oid;
    default:
      return key.algorithm;
  }
}

function pemOf(base64: string): string {
  return `-----BEGIN CERTIFICATE-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
}
