import type { RecognisedMessage } from '../../model/evidence.ts';
import { say } from '../../words/index.ts';

type NotTls = NonNullable<RecognisedMessage['notTls']>;

interface Kind {
  readonly kind: NotTls['kind'];
  readonly words: RegExp;
  readonly said: NotTls['said'];
}

/** Texts that are about something else, and what to say of them. First match wins. */
const KINDS: readonly Kind[] = [
  {
    kind: 'healthy',
    words:
      /verify return code: 0 \(ok\)|ssl certificate verify ok|certificate (?:and chain )?have been saved|successfully received certificate|bytes of data\.\n64 bytes|non-authoritative answer/i,
    said: say('messages.not-tls.healthy'),
  },
  {
    kind: 'ssh',
    words:
      /host key verification failed|kex_exchange_identification|permission denied \(publickey|remote host identification has changed|ssh_exchange/i,
    said: say('messages.not-tls.ssh'),
  },
  {
    kind: 'handshake',
    words:
      /\b(?:hdcp|hdmi|usb|charger|dsl|dslam|modem|fax|four-way|4-way|eapol|wpa[23]?|wireguard|wg\d|bluetooth|rtmp|bittorrent|noise)[: ].{0,60}handshake|handshake .{0,60}\b(?:charger|receiver|dslam|modem|access point|bluetooth|peer \d{1,4})\b|\b(?:golden|firm|secret|limp|virtual) handshakes?\b|\bhandshake (?:deal|agreement|clause|emoji|lemma)|websocket handshake.{0,40}(?:response code|status)|handshake status [1-5]\d\d/i,
    said: say('messages.not-tls.handshake'),
  },
  {
    kind: 'token',
    words: /\bjwt\b|jsonwebtoken|\bjwks?\b|\bsaml|\bid_token\b|\boauth2?\b|invalid_grant|invalid_token|expiredtoken/i,
    said: say('messages.not-tls.login'),
  },
  {
    kind: 'login',
    words:
      /access denied for user|wrong password|password is incorrect|incorrect password|invalid (?:user ?name|password|credentials)|authentication failed|login failed|401 unauthorized|passwor[dt]|contraseña|passwort|mot de passe|invalid_grant|unauthorized|not authori[sz]ed|\bldaperr\b|\bdata 52e\b|noauth/i,
    said: say('messages.not-tls.login'),
  },
  {
    kind: 'disk',
    words: /disk (?:is )?full|no space left on device|not enough (?:disk )?space|quota exceeded|enospc/i,
    said: say('messages.not-tls.disk'),
  },
  {
    kind: 'memory',
    words: /out of memory|outofmemoryerror|cannot allocate memory|heap (?:space|out)|oom[- ]?kill/i,
    said: say('messages.not-tls.memory'),
  },
  {
    kind: 'http',
    words:
      /\b(?:http(?: error|\/[\d.]{1,5})?|status(?: code)?[:(]?|error:?|returned(?: error)?:?) ?[45]\d\d\b|\b(?:400 bad request|403 forbidden|404 {1,3}not found|500 (?:internal )?server error|502 bad gateway|50\d server error|4\d\d client error|503 service unavailable|504 gateway time-?out|429 too many requests)\b|page not found|this page isn.t working|\bCORS policy\b|blocked by cors|\bmixed content\b|\bcookie [^\n]{1,60}(?:rejected|samesite)|\bcontent security policy\b/i,
    said: say('messages.not-tls.http'),
  },
  {
    kind: 'files',
    words:
      /no such file or directory|file not found|permission denied|enoent|eacces|access is denied|read-only file system|cannot find the (?:file|path)/i,
    said: say('messages.not-tls.files'),
  },
  {
    kind: 'abbreviation',
    words:
      /\b(?:ssl|tls) {0,3}(?:=|here means|means|stands for|is short for) {0,3}(?!transport|secure|v?\d|on\b|off\b|true|false|yes|no\b)[a-z]{3}|\b(?:tls \(t(?!ransport)|ssl \(s(?!ecure))[a-z]{2,20} [ls][a-z]{2,20} [sl][a-z]{2,20}\)/i,
    said: say('messages.not-tls.talk'),
  },
  {
    kind: 'git',
    words: /merge conflict|pathspec|not a git repository|is this a git repository|non-fast-forward|detached head/i,
    said: say('messages.not-tls.git'),
  },
  {
    kind: 'signature',
    words:
      /NO_PUBKEY|\bpgp key\b|\brelease' is not signed|gpg: (?!key(?:box|server))|gpg error|signatures? (?:couldn.t|could not) be verified|jarsigner|codesign|not signed by a trusted publisher|\bsigntool\b|secure boot|smart ?screen|cannot sign or encrypt|problems with the signature|signatures? (?:has|have) problems|signer.s identity|since the certification signature|digital signature on this message|publisher (?:could not|cannot) be verified/i,
    said: say('messages.not-tls.files'),
  },
  {
    kind: 'review',
    words: /\bLGTM\b|\bnits?:|\bcode review\b|\bpull request\b|\bmerge request\b|\bready to merge\b|\brefactor/i,
    said: say('messages.not-tls.talk'),
  },
  {
    kind: 'program',
    words:
      /dpkg: error processing|failed to build wheel|command .gcc. failed|nullpointerexception|typeerror|referenceerror|syntaxerror|segmentation fault|undefined is not|cannot read propert|indexerror|keyerror|valueerror|error\[e\d{4}\]|classnotfoundexception|modulenotfounderror|command not found|unhandled exception|stack overflow|compil(?:e|ation) (?:error|failed)|error ts\d{1,6}|exception in thread|traceback|panic:/i,
    said: say('messages.not-tls.program'),
  },
  {
    kind: 'database',
    words:
      /sql syntax|duplicate entry|deadlock found|relation ".{1,80}" does not exist|unknown column|column ".{1,80}" does not exist|lock wait timeout/i,
    said: say('messages.not-tls.database'),
  },
  {
    // An answer of a website, and curl's account of a whole file.
    kind: 'healthy',
    words:
      /^(?:[<*] )?HTTP\/\d(?:\.\d)? [23]\d\d\b|<Response \[[23]\d\d\b|^["']?(?:status(?:_?code)?|response code)["']?: ?[23]\d\d\b|^20\d (?:OK|Created|Accepted|No Content)\b|^\(OK\):download completed(?![\s\S]{0,200}\(ERR\))|% Total {4}% Received[\s\S]{0,600}(?:\r|\n)100 {1,8}[\d.]{1,8}[kMG]? {1,4}100 /im,
    said: say('messages.not-tls.healthy'),
  },
];

/** Certificates of paper. */
const PAPER =
  /\b(?:first aid|birth|wedding|energy|energy performance|teaching|origin|school|share|stock|savings|license|licence|deposit|marriage|death|driving|training|course|achievement|diplomas?|gift|medical|vaccination|insurance|gas safety|food hygiene|participation|attendance|graduation|fitness|swimming|language) certificates?\b|\bcertificates? (?:of|for) (?:\w{1,20} ){0,3}(?:achievement|completion|attendance|participation|birth|marriage|insurance|diplomas?|training|conformity|origin|authenticity|deposit)\b/i;

/** The same in other languages: of health, birth, marriage, schooling, insurance, as a gift. */
const PAPER_ABROAD =
  /(?:geburts|heirats|impf|sprach|teilnahme|kurs|lehrgangs|schulungs|abschluss|gesundheits|versicherungs)(?:zertifikat|urkunde|bescheinigung)|zertifikat (?:über|für) (?:den|die|das|einen|eine) (?:\S{1,30} ){0,2}\S{0,30}(?:lehrgang|kurs|schulung|prüfung|weiterbildung|seminar)|certificat (?:médical|de (?:naissance|mariage|travail|scolarité|formation|décès|vaccination|conformité)|d['’](?:assurance|immatriculation|études))|certificado (?:médico|de (?:nacimiento|matrimonio|estudios|vacunación|defunción|empadronamiento|trabajo|nascimento|casamento|conclusão|vacinação|óbito|curso))|certificato (?:medico|vaccinale|di (?:nascita|matrimonio|residenza|proprietà|laurea|malattia))|(?:geboorte|huwelijks|vaccinatie|cursus)(?:akte|certificaat)|(?:świadectwo|zaświadczenie|certyfikat|akt) (?:urodzenia|ukończenia|lekarskie|szczepienia|ślubu)|(?:сертификат|свидетельство) (?:о (?:рождении|браке|прививк|вакцинации)|об окончании)|подарочн\S{1,4} сертификат|(?:doğum|evlilik|sağlık|kurs|katılım|aşı) (?:belgesi|sertifikası)|(?:出生|修了|健康|ワクチン|結婚)証明書|(?:出生|结业|毕业|健康|疫苗|结婚)(?:证书|证明)/iu;

/** What a text is about when nothing in it speaks of a failed connection. */
export function whatElse(text: string): NotTls {
  const head = text.length > 20_000 ? `${text.slice(0, 10_000)}\n${text.slice(-10_000)}` : text;
  if (PAPER.test(head) || PAPER_ABROAD.test(head)) return { kind: 'paper', said: say('messages.not-tls.talk') };
  const found = KINDS.find(({ words }) => words.test(head));
  if (found !== undefined) return { kind: found.kind, said: found.said };
  return text.trim() === '' ? { kind: 'empty', said: say('messages.not-tls.empty') } : { kind: 'talk', said: say('messages.not-tls.talk') };
}
