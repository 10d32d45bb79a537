import type { Concept } from './concepts.ts';

/** What only pages and dialogues of browsers and systems speak of. */
export type SystemConcept = Extract<Concept, 'securityCertificate' | 'secure' | 'cannot' | 'identity' | 'notPrivate' | 'revocation'>;

/**
 * The words of browsers, mail programs and systems for what ordinary people rarely say, by language: a certificate that is never of
 * paper, a secure connection that cannot be made, an identity that cannot be proved. Written by hand for this project, after pages and
 * dialogues whose catalogues are not public.
 */
export const systemWords: Readonly<Record<string, Readonly<Record<SystemConcept, string>>>> = {
  en: {
    securityCertificate: 'security certificate=, server certificate=, ssl certificate=, site certificate=',
    secure: 'secure, securely, encrypted',
    cannot: 'cannot, could not, couldn, can t, unable, not possible, failed, impossible',
    identity: 'identity',
    notPrivate: 'not private, isn private',
    revocation: 'revocation',
  },
  de: {
    securityCertificate: 'Sicherheitszertifikat, Serverzertifikat, SSL-Zertifikat, Stammzertifikat, Zertifikat des Servers',
    secure: 'sicher, sichere, sicheren, geschützt, gesichert, verschlüsselt',
    cannot:
      'kann nicht, konnte nicht, kann keine, konnte keine, nicht möglich, unmöglich, nicht hergestellt, keine herstellen, fehlgeschlagen',
    identity: 'Identität',
    notPrivate: 'nicht privat, keine private, nicht vertraulich',
    revocation: 'Sperrung, Sperrprüfung, Sperrstatus, Sperrliste, Sperrserver, Widerrufsprüfung, Sperrüberprüfung',
  },
  nl: {
    securityCertificate: 'beveiligingscertificaat, servercertificaat, SSL-certificaat, basiscertificaat',
    secure: 'beveiligde, beveiligd, veilige, veilig, versleutelde',
    cannot: 'kan geen, kan niet, kon geen, kon niet, niet mogelijk, onmogelijk, mislukt',
    identity: 'identiteit',
    notPrivate: 'niet privé, geen privé',
    revocation: 'intrekking, intrekkingscontrole, intrekkingsstatus, intrekkingslijst',
  },
  sv: {
    securityCertificate: 'säkerhetscertifikat, servercertifikat, SSL-certifikat, rotcertifikat',
    secure: 'säker, säkert, krypterad, skyddad',
    cannot: 'kan inte, kunde inte, går inte, gick inte, inte möjligt, misslyckades',
    identity: 'identitet',
    notPrivate: 'inte privat, är inte privat',
    revocation: 'återkallning, spärrning, spärrlista, återkallningskontroll',
  },
  fr: {
    securityCertificate: 'certificat de sécurité, certificat du serveur, certificat de ce serveur, certificat racine, certificat SSL',
    secure: 'sécurisé, sécurisée, sûre, protégée, chiffrée',
    cannot: 'ne peut pas, ne peut, impossible, ne parvient pas, pas pu, échec, pas possible, pas réussi',
    identity: 'identité',
    notPrivate: 'pas privée, non privée, pas confidentielle',
    revocation: 'révocation',
  },
  es: {
    securityCertificate:
      'certificado de seguridad, certificado del servidor, certificado de este servidor, certificado raíz, certificado SSL',
    secure: 'segura, seguro, protegida, cifrada',
    cannot: 'no puede, no se puede, no pudo, no se pudo, imposible, no es posible, no ha podido, falló, no fue posible',
    identity: 'identidad',
    notPrivate: 'no es privada, no privada',
    revocation: 'revocación',
  },
  'pt-BR': {
    securityCertificate: 'certificado de segurança, certificado do servidor, certificado deste servidor, certificado raiz, certificado SSL',
    secure: 'segura, seguro, protegida, criptografada',
    cannot: 'não pode, não foi possível, não é possível, não consegue, não conseguiu, não pôde, impossível, falha',
    identity: 'identidade',
    notPrivate: 'não é privada, não é particular, não privada',
    revocation: 'revogação',
  },
  it: {
    securityCertificate:
      'certificato di sicurezza, certificato di protezione, certificato del server, certificato di questo server, certificato SSL',
    secure: 'sicura, sicuro, protetta, protetto, crittografata',
    cannot: 'non può, impossibile, non è possibile, non riesce, non è stato possibile, non è riuscito, non è riuscita',
    identity: 'identità',
    notPrivate: 'non è privata, non privata',
    revocation: 'revoca del, di revoca, della revoca',
  },
  pl: {
    securityCertificate:
      'certyfikat zabezpieczeń, certyfikacie zabezpieczeń, certyfikat bezpieczeństwa, certyfikat serwera, certyfikat SSL',
    secure: 'bezpieczne, bezpiecznego, bezpieczny, szyfrowane, zabezpieczone',
    cannot: 'nie może, nie można, nie udało, nie mógł, niemożliwe, nie możemy',
    identity: 'tożsamość, tożsamości',
    notPrivate: 'nie jest prywatne, nieprywatne',
    revocation: 'odwołania, unieważnienia, sprawdzenia odwołań',
  },
  cs: {
    securityCertificate: 'certifikát zabezpečení, bezpečnostní certifikát, certifikát serveru, certifikátu zabezpečení',
    secure: 'zabezpečené, zabezpečeného, bezpečné, šifrované',
    cannot: 'nemůže, nelze, nepodařilo, není možné, nedaří',
    identity: 'identitu, identita, totožnost',
    notPrivate: 'není soukromé',
    revocation: 'odvolání, zneplatnění',
  },
  ru: {
    securityCertificate:
      'сертификат безопасности, сертификата безопасности, сертификат сервера, сертификат этого сервера, сертификате безопасности',
    secure: 'безопасное, безопасного, защищенное, защищенного, защищённое',
    cannot: 'не удается, не удалось, не может, невозможно, нельзя, не смог',
    identity: 'подлинность, удостоверение, удостоверить',
    notPrivate: 'не приватное, не является приватным, не является частным, не является закрытым',
    revocation: 'отзыва, отзыв, проверка отзыва',
  },
  uk: {
    securityCertificate: 'сертифікат безпеки, сертифікат сервера, сертифіката безпеки',
    secure: 'безпечне, захищене, безпечного, захищеного',
    cannot: 'не вдається, не вдалося, не може, неможливо',
    identity: 'ідентичність, справжність',
    notPrivate: 'не приватне, не є приватним',
    revocation: 'відкликання',
  },
  ja: {
    securityCertificate: 'セキュリティ証明書, サーバ証明書, サーバー証明書, ルート証明書, サーバの証明書, サーバーの証明書',
    secure: '安全な, 安全に, セキュリティ保護, 保護された, 暗号化',
    cannot: 'できません, できない, できなかった, できず, 失敗, 確立できま, 開けません',
    identity: '識別情報, 身元, 本人性, 同一性',
    notPrivate: 'プライベートではありません, プライバシーが保護され',
    revocation: '失効確認, 失効の確認, 失効状態, 失効チェック, 失効リスト',
  },
  zh: {
    securityCertificate: '安全证书, 安全憑證, 安全證書, 服务器证书, 伺服器憑證, 服务器的证书, 伺服器的憑證, 根证书',
    secure: '安全连接, 安全連線, 安全連接, 加密连接, 安全的连接, 安全的連線',
    cannot: '无法, 無法, 不能, 失败, 失敗, 打不开, 打不開',
    identity: '身份, 身分, 标识, 識別身分',
    notPrivate: '不是私密, 非私人连接, 不是专用, 並非私人, 不是私人, 非私人',
    revocation: '吊销检查, 吊销信息, 吊销状态, 撤銷檢查, 吊销列表',
  },
  ko: {
    securityCertificate: '보안 인증서, 보안인증서, 서버 인증서, 서버의 인증서',
    secure: '보안, 안전한, 안전하게, 암호화',
    cannot: '할 수 없, 수 없, 못했습니다, 못합니다, 실패',
    identity: '신원, 정체',
    notPrivate: '비공개로 설정되어 있지, 비공개 연결이 아닙니다, 프라이빗하지, 비공개가 아닙',
    revocation: '해지 확인, 해지 여부, 해지 상태, 해지 검사',
  },
  vi: {
    securityCertificate: 'chứng chỉ bảo mật, chứng chỉ máy chủ, chứng chỉ của máy chủ, chứng chỉ SSL',
    secure: 'an toàn, bảo mật',
    cannot: 'không thể, thất bại, không được',
    identity: 'danh tính, nhận dạng',
    notPrivate: 'không phải riêng tư, không riêng tư',
    revocation: 'thu hồi chứng chỉ',
  },
  id: {
    securityCertificate: 'sertifikat keamanan, sertifikat server, sertifikat SSL',
    secure: 'aman, terenkripsi',
    cannot: 'tidak dapat, tidak bisa, gagal',
    identity: 'identitas',
    notPrivate: 'tidak bersifat pribadi, tidak pribadi',
    revocation: 'pencabutan',
  },
  ar: {
    securityCertificate: 'شهادة الأمان, شهادة الخادم, شهادة أمان, شهادة هذا الخادم, شهادة الحماية',
    secure: 'آمن, آمنا, آمنة, مشفر',
    cannot: 'تعذر, لا يمكن, يتعذر, فشل, لم يتمكن',
    identity: 'هوية',
    notPrivate: 'ليس خاصا, غير خاص, ليس خاص',
    revocation: 'التحقق من الإبطال, إبطال الشهادات',
  },
  tr: {
    securityCertificate: 'güvenlik sertifikası, sunucu sertifikası, sunucunun sertifikası, güvenlik sertifikasındaki, SSL sertifikası',
    secure: 'güvenli, şifreli',
    cannot: 'kuramıyor, kurulamıyor, kurulamadı, açamıyor, olamıyor, mümkün değil, başarısız, edilemiyor, sağlayamıyor, bağlanamıyor',
    identity: 'kimliği, kimlik',
    notPrivate: 'özel değil, gizli değil',
    revocation: 'iptal denetimi, iptal durumu, iptal listesi',
  },
  hi: {
    securityCertificate: 'सुरक्षा प्रमाणपत्र, सर्वर प्रमाणपत्र, सुरक्षा सर्टिफ़िकेट',
    secure: 'सुरक्षित',
    cannot: 'नहीं कर सका, नहीं हो सका, विफल, असमर्थ, नहीं कर पा',
    identity: 'पहचान',
    notPrivate: 'निजी नहीं',
    revocation: 'निरस्तीकरण',
  },
  hu: {
    securityCertificate: 'biztonsági tanúsítvány, kiszolgálótanúsítvány, szerver tanúsítvány, kiszolgáló tanúsítvány',
    secure: 'biztonságos, védett, titkosított',
    cannot: 'nem tud*, nem lehet, nem sikerült, sikertelen',
    identity: 'azonosság, személyazonosság, kilét',
    notPrivate: 'nem privát, nem bizalmas',
    revocation: 'visszavonás, visszavonási',
  },
};
