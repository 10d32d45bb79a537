const TLS_WORDS =
  /\bssl|\btls|SSLHandshake|certutil|\b(?:https|dtls|x\.?509|x509|openssl|gnutls|schannel|starttls|handshake|cert|certs|certificates?|secure (?:connection|channel)|secure site|not (?:private|secure)|negociation ssl|n[ée]gociation|zertifikat\w{0,6}|certificados?|certificats?|certificat[oi]|sertifika|сертификат\w{0,3}|sichere verbindung)\b|(?:ssl|tls|cert)[_:]|_(?:ssl|tls|cert)\b|err_|zertifizierungsstelle|autorit[ée] de certification|autoridade? (?:de certifica|certificadora)|autorità di certificazione|certificeringsinstantie|сертификации|zertifikat|sertifika|certyfika|certifikát|certifikat|certificaat|tanúsítvány|сертификат|сертифікат|πιστοποιητικ|인증서|证书|證書|証明書|شهادة|安全连接|安全連線|安全な接続|安全に接続|conexi[oó]n segura|conex[aã]o segura|connexion sécurisée|connessione sicura|безопасное соединение|безопасного соединения|защищенное соединение|защищённое соединение|اتصال آمن|güvenli bağlantı/i;

const FAILURE_WORDS =
  /fail|error|exception|alert|block|reject|untrust|mismatch|unable|échec|echec|can.?t|cannot|could not|couldn.?t|problem|invalid|refus|denied|abort|not (?:work|possible|secure|trusted|private)|wrong|fehler|fehlgeschlagen|erreur|échou|error|fall[oó]|errore|hata|ошибк|не уда|невозможно|kann keine|kann nicht|ne peut pas|impossible|no puede|no se puede|não pode|não é possível|non può|impossibile|无法|無法|不|できません|エラー|خطأ|يتعذر|تعذر|لا يمكن|sağlayamıyor|kurulamıyor/i;

const NETWORK_WORDS =
  /\bconnection (?:failed|error|problem|lost|closed)\b|\bfetch failed\b|\bfailed to (?:connect|fetch)\b|network error|err_failed|https?:\/\//i;

/** The text speaks of TLS, certificates or secure connections. */
export function speaksOfTls(text: string): boolean {
  return TLS_WORDS.test(text) || NETWORK_WORDS.test(text);
}

const CONNECTION_WORDS =
  /\b(?:ssl|tls|https|vpn|host|hostname|server|proxy)\b|server|serveur|servidor|serwer|сервер|узел|узл|sunucu|kiszolgáló|サーバ|ホスト|服务器|伺服器|主机|主機|서버|호스트|خادم|verbindung|\bhôte|passerelle|connexion|conexi[oó]n|conex[aã]o|connessione|połączeni|verbinding|соединени|подключени|з.єднання|bağlantı|anslutning|připojen|kapcsolat|接続|连接|連線|연결|اتصال|\b(?:du|le) site\b|\bde[lo] s(?:ito|itio|ite)\b|\bs(?:ite|itio|ito) web\b|サイト|网站|網站|사이트|сайт/i;

/** The text speaks of a connection, a server or a site, in one of the languages of the loose wordings. */
export function speaksOfConnection(text: string): boolean {
  return CONNECTION_WORDS.test(text);
}

/** Counts of failures that are zero. */
const NONE_FAILED = /\b0(?:\.0{1,3})?%? (?:failed|errored|errors?|failures?)\b|\b(?:failed|errors?|failures?)[:=] ?0\b/gi;

/** The text says that something did not work. */
export function saysItFailed(text: string): boolean {
  return FAILURE_WORDS.test(text.replace(NONE_FAILED, ' '));
}
