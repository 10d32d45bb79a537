import type { SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { reason, type Signal } from '../signal.ts';

/** Windows event ids of Schannel (Microsoft Learn, "Schannel Events"). */
const EVENTS: Readonly<Record<string, Signal>> = {
  '36869': reason('server-fault', 'bad-certificate'),
  '36870': reason('server-fault', 'bad-certificate'),
  '36871': reason('server-fault', 'version-mismatch', 'cipher-mismatch'),
  '36874': reason('cipher-mismatch', 'version-mismatch'),
  '36875': { kind: 'verify', error: 'not-said' },
  '36876': { kind: 'verify', error: 'not-said' },
  '36881': { kind: 'verify', error: 'expired' },
  '36882': { kind: 'verify', error: 'unknown-issuer' },
  '36883': { kind: 'verify', error: 'revoked' },
  '36884': { kind: 'verify', error: 'name' },
  '36886': reason('server-fault'),
  '36887': { kind: 'failed' },
  '36888': { kind: 'alert-sent' },
};

/** Wordings of the same events, for exports without their ids. */
const WORDINGS: readonly (readonly [RegExp, string])[] = [
  [/none of the cipher suites supported by the client application are supported by the server/i, '36874'],
  [/fatal alert was received from the remote endpoint/i, '36887'],
  [/fatal alert was generated/i, '36888'],
  // The same two in the languages of Windows, from memory: what was generated is sent; the other one was received.
  [
    /(?:schwerwiegende Warnung (?:wurde )?generiert|alerte (?:irrécupérable|fatale) a été générée|alerta irrecuperable.{0,20}generad|generado una alerta irrecuperable|generato un avviso di errore irreversibile|alerta fatal foi gerad|致命的なアラートが生成|已生成致命(?:警报|警告)|生成了一个严重警告|создано оповещение о неустранимой ошибке)/i,
    '36888',
  ],
  [
    /(?:schwerwiegende Warnung|alerte (?:irrécupérable|fatale)|alerta irrecuperable|avviso di errore irreversibile|alerta fatal|致命的なアラート|致命(?:警报|警告)|严重警告|оповещение о неустранимой ошибке|fatale waarschuwing)/i,
    '36887',
  ],
  [
    /keine der vom Client unterstützten Verschlüsselungssammlungen|aucune des suites de chiffrement prises en charge par l.application cliente|ninguno de los conjuntos de cifrado compatibles con la aplicación cliente|サポートする暗号スイートはいずれも/i,
    '36874',
  ],
  [
    /Schwerwiegender Fehler beim (?:Erstellen|Zugriff) .{0,60}Anmeldeinformationen|erreur irrécupérable s.est produite lors de (?:la création|l.accès).{0,80}identification|Error irrecuperable al (?:crear|obtener acceso).{0,60}credencial|資格情報を作成中に致命的なエラー/i,
    '36871',
  ],
  [
    /nicht vertrauenswürdigen Zertifizierungsstelle ausgestellt|émis par une autorité de certification non approuvée|emitido por una entidad (?:de certificación|emisora de certificados) que no es de confianza|信頼されていない証明機関/i,
    '36882',
  ],
  [
    /Zertifikat enthält nicht den erwarteten Namen|ne contient pas le nom attendu|no contiene el nombre esperado|必要な名前が含まれていません/i,
    '36884',
  ],
  [
    /Remoteserver empfangene Zertifikat ist (?:entweder )?abgelaufen|certificat reçu du serveur distant (?:a expiré|est arrivé à expiration)|certificado recibido del servidor remoto (?:ha expirado|expiró)/i,
    '36881',
  ],
  [/issued by an untrusted certificate authority|has been issued by an authority that is not trusted/i, '36882'],
  [/does not contain the expected name/i, '36884'],
  [/certificate received from the remote server has (?:either )?expired/i, '36881'],
  [/certificate received from the remote server has been revoked/i, '36883'],
  [/error occurred (?:when attempting to access|while creating) .{0,40}credential/i, '36871'],
  [/certificate received from the remote (?:server|client application) (?:has not validated|was not)/i, '36876'],
];

/** Windows' event log of Schannel (IIS and everything else that uses it), as text, XML or CSV; one event may fill many lines. */
export const schannel: SoftwareReader = (line) => {
  const { text } = line;
  const key = 'schannel';
  if (/^\s*(?:<Event\b|Log Name:|Event\[\d+\]:|TimeCreated\s*:)/.test(text) && !/<EventID/.test(text))
    return { software: 'iis', key, step: 'opens', signals: [] };
  const id =
    /<EventID[^>]*>\s*(368\d\d)\s*<\/EventID>/.exec(text)?.[1] ??
    /^\s*(?:Event ID|EventID|Id|InstanceId)\s*:\s*(368\d\d)\b/i.exec(text)?.[1] ??
    /(?:Schannel[",;\t ]+|,"?|\t)(368\d\d)(?:[",;\t ]|$)/i.exec(text)?.[1] ??
    WORDINGS.find(([wording]) => wording.test(text))?.[1];
  const signals: Signal[] = [];
  const alert = /<Data Name=['"]AlertDesc['"]>(\d+)/.exec(text)?.[1] ?? /fatal (?:alert|error) code is (\d+)/i.exec(text)?.[1];
  const localised = alert ?? (id === '36887' || id === '36888' ? numberIn(text) : undefined);
  const state = /<Data Name=['"]ErrorState['"]>(\d+)/.exec(text)?.[1] ?? /SChannel error state is (\d+)/i.exec(text)?.[1];
  if (localised !== undefined)
    signals.push({ kind: 'alert', code: Number(localised), way: id === '36888' || state !== undefined ? 'sent' : 'received' });
  else if (state !== undefined) signals.push({ kind: 'alert-sent' });
  const known = id === undefined ? undefined : EVENTS[id];
  if (known !== undefined) signals.push(known);
  if (signals.length > 0 && /0x8009[0-9a-f]{4}/i.test(text)) signals.push(...signalsIn(text));
  if (signals.length === 0)
    return /SystemTime=|^\s*Date: {1,12}\d{1,4}[-/.]/.test(text) ? { software: 'iis', key, step: 'context', signals: [] } : null;
  const role =
    id === '36881' || id === '36882' || id === '36883' || id === '36884' || id === '36876' ? ('client' as const) : ('server' as const);
  const whole = /^<Event\b.*<\/Event>\s*(?:<\/Events>\s*)?$/s.test(text) || (id !== undefined && /schannel/i.test(text) && /,/.test(text));
  return { software: 'iis', key: whole ? null : key, step: 'failure', ...(id === undefined ? {} : { role }), signals };
};

/** The alert's number in a message of any language: the first number that stands alone behind the words (not `TLS 1.2`). */
function numberIn(text: string): string | undefined {
  const words = text.slice(Math.max(0, text.search(/Warnung|alert|avviso|waarschuwing|アラート|警|оповещ/i)));
  return /(?<![\d.:/-])(\d{1,3})(?![\d:/-]|\.\d)/.exec(words)?.[1];
}
