import { describe, expect, it } from 'vitest';
import { pageWords } from '../everyday/failing-pages.ts';
import { everydayLanguages } from '../everyday/index.ts';
import { systemWords } from '../everyday/secure-connections.ts';
import { warningWords } from '../everyday/warnings.ts';
import { bySentence, readEveryday } from './everyday.ts';
import { mentionsOf, wordsOf } from './everyday-words.ts';

const meant = (text: string): string[] => readEveryday(text, false).sightings.flatMap(({ meaning }) => meaning?.name ?? []);

describe('sentences of ordinary people', () => {
  it('given another order of words, means the same', () => {
    expect(meant('Abgelaufen ist das Zertifikat, sagt der Browser')).toEqual(['expired']);
    expect(meant('Der Browser sagt, das Zertifikat ist abgelaufen')).toEqual(['expired']);
  });

  it.each(['证书过期', 'connection ', 'сертификат ', 'certificate not trusted server '])(
    'given %s a thousand times, compares no more than a few of them with each other',
    (words) => {
      const sentences = bySentence(mentionsOf(wordsOf(words.repeat(1_000))));
      const most = Math.max(...sentences.map(({ mentions }) => mentions.length));
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(200);
    },
  );

  it.each([
    ['at the hotel no website opens', ['guest-network']],
    ['im Zug WLAN geht keine Seite auf', ['guest-network']],
    ["à l'hôtel aucun site ne s'ouvre", ['guest-network']],
    ['en el hotel no abre ninguna página', ['guest-network']],
    ['the hotel’s website does not open', ['does-not-open']],
    ['die Hotelseite öffnet nicht', ['does-not-open']],
    ['my booking was lost, at the hotel nobody opens the door', []],
  ])('given %s, hears whether the network of a house is spoken of', (text, meanings) => {
    expect(meant(text)).toEqual(meanings);
  });

  it.each([
    ['since the new virus scanner every website says not secure', ['may-be-inspected']],
    ['only at work all sites show a certificate warning', ['may-be-inspected']],
    ['the company firewall drops the connection to the server', ['reset']],
    ['my old tablet says the certificate of the site is not trusted', ['unknown-issuer', 'old-device']],
    ['a page says hackers might be stealing my data from the chemist', ['page-warning']],
    ['the padlock next to the website is crossed out', ['not-secure']],
    ['the padlock of my bike is broken', []],
    ['it says something about an SSL handshake', ['says-something']],
    ['the date is 1970 and no page loads', ['clock']],
    ['the page says the certificate has run out', ['expired']],
    ['the page of our fishing club says that my certificate has run out', []],
    ['I cant trust the certificate of this server', ['unknown-issuer']],
    ['can I trust the certificate of this server', []],
    ['the laptop shows the year 2009 and no page opens', ['clock']],
    ['my tablet from 2012 does not open any page', ['old-device']],
    ['every page asks for the password of the proxy', ['proxy-auth']],
    ['I forgot to renew the SSL of our page', ['expired']],
    ['the portal refused my user certificate, it has expired', ['client-cert-rejected']],
    ['a security warning says the name does not match', ['name-mismatch']],
    ['the clock is wrong and all sites complain about certificates', ['clock']],
    ['I passed the security certificate exam, but the score is not valid', []],
  ])('given %s, hears who warns and who may stand in between', (text, meanings) => {
    expect(meant(text)).toEqual(meanings);
  });

  it.each([
    ['da', 'Serverens certifikat er udløbet', 'expired'],
    ['nb', 'Nettleseren stoler ikke på sertifikatet til serveren', 'unknown-issuer'],
    ['fi', 'Palvelimen varmenne on vanhentunut', 'expired'],
    ['ro', 'Browserul spune că certificatul site-ului a expirat', 'expired'],
    ['el', 'Το πιστοποιητικό του διακομιστή έχει λήξει', 'expired'],
    ['th', 'ใบรับรองของเซิร์ฟเวอร์ไม่น่าเชื่อถือ', 'unknown-issuer'],
    ['de', 'Seit dem neuen Virenscanner sagt jede Seite, sie sei nicht sicher', 'may-be-inspected'],
    ['fr', 'Depuis le nouvel antivirus, tous les sites affichent une alerte de sécurité', 'may-be-inspected'],
    ['es', 'En la oficina todas las páginas muestran un aviso de seguridad', 'may-be-inspected'],
    ['pl', 'Na starym laptopie żadna strona się nie otwiera', 'old-device'],
    ['ru', 'Замочек перечеркнут, сайт магазина', 'not-secure'],
    ['he', 'החיבור שלך אינו פרטי. תוקפים עשויים לנסות לגנוב את הפרטים שלך מהאתר', 'page-warning'],
    ['ja', 'ウイルス対策ソフトを入れてからすべてのサイトで警告が出て保護されていないと言われる', 'may-be-inspected'],
    ['id', 'Situs ini tidak dapat dijangkau, terlalu lama merespons', 'timeout'],
  ])('in %s, given %s, hears it', (_lang, text, meaning) => {
    expect(meant(text)).toContain(meaning);
  });

  it('given words between a clock and what is wrong with it, hears both', () => {
    expect(meant('El reloj de mi portátil está mal y ninguna página abre')).toEqual(['clock']);
  });

  it('given a certificate of another kind than a server has, means nothing', () => {
    expect(meant('El certificado de nacimiento ha caducado, dice el servidor del registro')).toEqual([]);
    expect(meant('Mein Impfzertifikat ist abgelaufen, sagt der Server')).toEqual([]);
    expect(meant('El certificado de seguridad ha caducado, dice el servidor')).toEqual(['expired']);
  });

  it('given a site that only takes papers, means nothing; given the site’s own certificate, it does', () => {
    expect(meant('медицинский сертификат просрочен, портал не принимает')).toEqual([]);
    expect(meant('сертификат портала просрочен')).toEqual(['expired']);
  });

  it('given two things in two sentences, does not put them together', () => {
    expect(meant('Das Passwort für den Server ist abgelaufen. Das Zertifikat ist in Ordnung.')).toEqual([]);
  });

  it('given the parts of a host name, does not take them for words', () => {
    expect(meant('TLS bağlantısı kurulurken zaman aşımı: api.kargo.test')).toEqual(['timeout']);
  });

  it('marks the words it understood', () => {
    const text = 'Hallo zusammen. Der Browser sagt, das Zertifikat ist abgelaufen. Danke!';
    const [found] = readEveryday(text, false).sightings;
    expect(text.slice(found?.from, found?.to)).toBe('Browser sagt, das Zertifikat ist abgelaufen');
  });

  it('has something to say for every concept in every language', () => {
    for (const { lang } of everydayLanguages)
      expect(
        [systemWords[lang], pageWords[lang], warningWords[lang]].filter((words) => words === undefined),
        lang,
      ).toEqual([]);
    for (const { lang, words } of everydayLanguages)
      expect(
        Object.entries({ ...words, ...systemWords[lang], ...pageWords[lang], ...warningWords[lang] }).filter(
          ([, list]) => list.trim() === '',
        ),
        lang,
      ).toEqual([]);
  });
});
