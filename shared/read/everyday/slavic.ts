import type { EverydayLanguage } from './concepts.ts';

/** Sentences of ordinary people in Slavic languages, written by hand for this project. */

const polish: EverydayLanguage = {
  lang: 'pl',
  words: {
    certificate: 'certyfikat, certyfikatu, certyfikatem, certyfikacie',
    clientCertificate:
      'certyfikat klienta, certyfikatu klienta, certyfikatem klienta, certyfikat kliencki, certyfikatu użytkownika, certyfikat użytkownika',
    server: 'serwer, serwera, serwerowi, host, hosta, maszyna, brama',
    site: 'strona, strony, stronie, stronę, witryna, witryny, witrynę, portal, sklep, adres',
    app: 'przeglądarka, przeglądarce, przeglądarki, program, aplikacja, poczta, pocztowy, telefon, komputer, klient poczty',
    connection: 'połączenie, połączenia, połączyć, łączy, połączyło, uzgadnianie, uzgadniania',
    issuer:
      'wystawca, podpisujący, podpisującego, wystawcy, wystawił, wystawiony, wydany, wydał, podpisany, urząd, centrum certyfikacji, korzeń, główny, podpisał',
    name: 'nazwa, nazwy, nazwę, domena, domeny, domenę, adres, hosta',
    expired:
      'wygasł, wygasły, wygasłego, stracił ważność, utracił ważność, przeterminowany, nieważny od, skończyła się ważność, minął termin, termin ważności upłynął, nie jest już ważny, już nieważny, upłynął, upłynęła, przedawniony, skończył się',
    notYet:
      'nie jest jeszcze ważny, jeszcze nieważny, jeszcze nie jest ważny, ważny dopiero od, dopiero od jutra, jeszcze nie obowiązuje, zacznie obowiązywać, zaczyna obowiązywać',
    untrusted:
      'nie ufa, niezaufany, niezaufane, niezaufanego, nie jest zaufany, nie jest zaufane, nie można ufać, nieznany, nieznanego, nieznana, nieznaną, nie zna, niepewny, niewiarygodny, nie rozpoznaje, brak zaufania, nikt nie zna, nie uznaje, niewiadomego, nie ma na liście',
    mismatch:
      'nie pasuje, nie zgadza się, nie zgadzają się, nie odpowiada, niezgodna, niezgodność, nie dotyczy, zła nazwa, złą nazwę, błędna nazwa, nie jest dla, nie na tę',
    other: 'inny, inna, inną, innej, innego, inne, zły, złą, obcy, inna niż, różni się',
    selfSigned:
      'samopodpisany, samopodpisanego, podpisany przez siebie, podpisany przez samego siebie, podpisany samodzielnie, sam sobie podpisał',
    revoked: 'unieważniony, odwołany, cofnięty, wycofany przez',
    invalid:
      'nieprawidłowy, niepoprawny, nieważny, nie można zweryfikować, nie udało się zweryfikować, błąd certyfikatu, problem z certyfikatem, nie można sprawdzić',
    demanded: 'wymaga, wymagany, żąda, potrzebny, potrzebuje, brak, chce, brakuje',
    refused: 'odrzucił, odrzucone, odrzucono, odmówił, odmawia, odrzuca, odmowa',
    timeout: 'przekroczono czas, limit czasu, za długo, zbyt długo, nie odpowiada, nie odpowiedział, brak odpowiedzi, upłynął czas',
    broken:
      'przerwał, przerwane, przerwano, przerywa, zerwane, zerwał, zrywa, zamknął, zamknięte, zamyka, zresetowane, rozłączyło, rozłącza',
    notFound:
      'nie znaleziono, nie odnaleziono, nie może znaleźć, nie można znaleźć, nie istnieje, nie można rozwiązać, nie udało się znaleźć, nie znajduje, nie da się znaleźć',
    old: 'stara, starej, starą, stary, przestarzała, przestarzały, przestarzałej, nie obsługuje, nieobsługiwana, nieobsługiwany, obsługuje tylko, akceptuje tylko, zbyt stara, nieaktualna, zna tylko, rozumie tylko, umie tylko, już nie przyjmuje, nie przyjmuje, brak wspólnej, żadnej wersji, nieobsługiwan, wyłączył, wyłączyli, wyłączono',
    clockWrong: 'zegar źle, zła data, złą datę, zła godzina, złą godzinę, zegar spóźnia, zegar spieszy, błędna data, zegar ustawiony',
    browser: 'przeglądarka, przeglądarce, przeglądarki, poczta, pocztowy, klient poczty',
    notRenewed:
      'zapomnieliśmy odnowić, zapomniał odnowić, nie odnowiono, nieodnowiony, nie odnowiliśmy, zapomniano odnowić, nie przedłużono, zapomnieliśmy przedłużyć',
    ourselves: 'sami, własny, własnoręcznie, samodzielnie, siebie, samego',
    made: 'zrobiony, zrobiliśmy, podpisany, podpisaliśmy, wystawiony, stworzony, wygenerowany, wystawiliśmy',
    visit: 'otwieram, wejść, wchodzę, wpisałem, wpisałam, odwiedzam, otworzyć',
    elsewhere:
      'hasło, hasła, paszport, dowód, prawo jazdy, urodzenia, ukończenia, lekarskie, szczepienia, ślubu, kurs, kursu, dyplom, egzamin, szkolenia, przesyłka, paczka, dostawa, bon, podarunkowy, zaświadczenie, dysk pełny, ubezpieczenie, ZUS, językowy, jakości, uczestnictwa, restauracja, plik, karta',
  },
};

const czech: EverydayLanguage = {
  lang: 'cs',
  words: {
    certificate: 'certifikát, certifikátu, certifikátem',
    clientCertificate: 'klientský certifikát, certifikát klienta, klientského certifikátu, osobní certifikát',
    server: 'server, serveru, serverem, počítač, hostitel, brána',
    site: 'stránka, stránky, stránku, stránce, web, webu, weby, portál, obchod, eshop',
    app: 'prohlížeč, prohlížeči, program, aplikace, aplikaci, pošta, poštovní, telefon, mobil, počítač',
    connection: 'spojení, připojení, připojit, připojí, navázat',
    issuer: 'vydavatel, podepisující, vydavatele, vydal, vydán, vydaný, podepsán, podepsaný, autorita, autoritou, kořenový',
    name: 'jméno, název, doména, doménu, domény, adresa, adresu, hostitele',
    expired:
      'prošlý, prošlé, prošel, vypršel, vypršela, vypršelo, prošlý, propadl, propadlý, skončila platnost, platnost skončila, už neplatí, již neplatí, není už platný, po platnosti, po expiraci, expiroval',
    notYet: 'ještě není platný, zatím není platný, ještě neplatí, platí až od, platný až od, začne platit, začne platit',
    untrusted:
      'nevěří, nedůvěřuje, nedůvěryhodný, není důvěryhodný, nedůvěryhodná, neznámý, neznámá, neznámou, nezná, nikdo nezná, není známý, neuznává, nedůvěřují, nelze důvěřovat',
    mismatch: 'neodpovídá, neshoduje, nesouhlasí, nesedí, nepatří, špatné jméno, špatná doména, není pro, neshodují',
    other: 'jiný, jiná, jinou, jiné, jiného, špatný, cizí, jiné než, liší se',
    selfSigned: 'samopodepsaný, podepsaný sám sebou, podepsaný sebou, sám sebe podepsal, self-signed',
    revoked: 'odvolán, odvolaný, zneplatněn, zneplatněný, zrušen vydavatelem',
    invalid: 'neplatný, neplatného, nelze ověřit, nepodařilo se ověřit, chyba certifikátu, problém s certifikátem, není platný',
    demanded: 'vyžaduje, požaduje, chce, potřebuje, chybí, nutný, vyžadován',
    refused: 'odmítl, odmítá, odmítnuto, odmítnul, zamítl',
    timeout: 'vypršel čas, časový limit, příliš dlouho, moc dlouho, neodpovídá včas, neodpověděl, neodpovídá, nereaguje, žádná odpověď',
    broken:
      'přerušil, přerušeno, přerušilo, přerušuje, ukončil, ukončeno, zavřel, uzavřel, uzavřeno, resetováno, spadlo, padá, zavře, zavírá, ukončí, shodí',
    notFound: 'nenalezen, nenalezena, nelze najít, nepodařilo se najít, neexistuje, nenašel, nelze přeložit, nemůže najít',
    old: 'starý, stará, starou, staré, zastaralý, zastaralá, zastaralou, nepodporuje, nepodporovaná, podporuje jen, podporuje pouze, přijímá jen, umí jen, umí pouze, zná jen, vypnul, vypnuli, vypnuto',
    clockWrong: 'hodiny špatně, špatné datum, špatný čas, hodiny jdou, nesprávné datum, nesprávný čas',
    browser: 'prohlížeč, prohlížeči, poštovní, pošta',
    notRenewed: 'zapomněli prodloužit, zapomněli obnovit, neobnovili, neprodloužili, nebyl obnoven, neobnovený, zapomněl obnovit',
    ourselves: 'sami, vlastní, sám, sobě',
    made: 'podepsali, podepsaný, udělali, vytvořili, vytvořený, vydali, vyrobený',
    visit: 'otevřít, otevírám, otevřu, zadal, navštívit, chci na',
    elsewhere:
      'heslo, hesla, pas, občanský, řidičský, rodný, oddací, očkovací, očkování, lékařské, potvrzení, kurz, kurzu, diplom, zkouška, dárkový, zásilka, balík, doručení, disk plný, pojištění, školení, absolvování, restaurace, karta, soubor',
  },
};

const russian: EverydayLanguage = {
  lang: 'ru',
  words: {
    certificate: 'сертификат, сертификата, сертификату, сертификатом',
    clientCertificate: 'клиентский сертификат, сертификат клиента, клиентского сертификата, личный сертификат, сертификат пользователя',
    server: 'сервер, сервера, серверу, хост, узел, узла, шлюз, компьютер',
    site: 'сайт, сайта, сайту, сайте, личный кабинет, личного кабинета, личном кабинете, госуслуги, страница, страницу, страницы, портал, магазин',
    app: 'браузер, программа, программе, приложение, почта, почтовый, телефон, клиент, аутлук',
    connection: 'соединение, соединения, подключение, подключается, подключиться, подключения, рукопожатие, рукопожатия, связь',
    issuer: 'издатель, издателя, издателем, выдан, выдал, выпущен, подписан, центр сертификации, центром, удостоверяющ, кем выдан, корнев',
    name: 'имя, имени, имена, название, домен, домена, адрес, адреса',
    expired:
      'истек, истёк, истекла, просрочен, закончился, закончилось, кончился, больше не действ, больше не действителен, устарел, вышел срок, срок вышел, срок годности',
    notYet:
      'еще не действ, ещё не действ, ещё не вступил, еще не вступил, действует только с, начнёт действовать, начнет действовать, не наступил, ещё не начал, еще не начал',
    untrusted:
      'не доверяет, не доверяют, не доверенн, недоверенн, нельзя доверять, не является доверенным, нет доверия, неизвестен, ненадежн, ненадёжн, не вызывает доверия, неизвестн, не знает, никто не знает, не признает, не признаёт, неизвестно кем, не узнает, не входит в список, нет в списке',
    mismatch:
      'не совпадает, не совпадают, не соответствует, не подходит, не относится, не принадлежит, чужое имя, неправильное имя, неверное имя, не то имя, не на тот, не для этого',
    other: 'другой, другого, другому, другое, другая, чужой, чужого, чужому, иной, отличается, отличаются, не то же',
    selfSigned: 'самоподписан, самоподписанн, самозаверенн, подписан самим собой, подписан сам, сам себе подписал, самодельн',
    revoked: 'отозван, отозванн, аннулирован, отозвали, отзыв, аннулировали',
    invalid:
      'недействителен, недействительн, неверный сертификат, не удалось проверить, не удается проверить, не может проверить, не прошел проверку, не прошёл проверку, ошибка сертификата, проблема с сертификатом, не валид, невалид',
    demanded: 'требует, требуется, просит, нужен, нужно предъявить, необходим, хочет, отсутствует',
    refused: 'отказ, отказал, отказано, отказывает, отклонил, отклонено, отклоняет, отвергает, отверг, отказывает',
    timeout: 'таймаут, тайм-аут, время ожидания, долго не отвечает, не отвечает, не ответил, слишком долго, нет ответа, истекло время',
    broken:
      'разорвано, разорвал, разрывает, рвётся, рвется, обрывается, оборвалось, прервано, прервал, прерывается, сброшено, сбросил, сбрасывает, закрыл, закрыто, закрывает, рвет, рвёт, бросает',
    notFound:
      'не найден, не удалось найти, не существует, не может найти, не разрешается, не удалось разрешить, не находит, не удаётся найти',
    old: 'старую, старая, старый, старой, устаревш, устарела, не поддерживает, не поддерживается, поддерживает только, принимает только, древн, умеет только, знает только, не принимает, больше не принимает, понимает только, нет общей, ни одной версии, отключил, отключили, выключил',
    clockWrong:
      'часы неправильн, неправильное время, неправильная дата, неверное время, неверная дата, часы врут, часы отстают, часы спешат, время сбито, дата сбита, сбилось время, сбились часы, сбилась дата, время сбилось',
    browser: 'браузер, почтовый, почтовик, аутлук, почтовая программа',
    notRenewed: 'забыли продлить, не продлили, забыли обновить, не продлен, не продлён, забыл продлить, не обновили',
    ourselves: 'сами, сам, самодельн, собственн, своими руками, самостоятельно',
    made: 'подписали, подписан, сделали, сделан, выпустили, выпущен, создали, создан, самодельный',
    visit: 'захожу, зайти, захожу на, открыть, открываю, открывается, войти на, перейти',
    elsewhere:
      'пароль, пароля, паспорт, права водител, водительск, рождени, браке, прививк, вакцинац, окончани, курсов, курсы, диплом, экзамен, подар, подарок, доставк, посылк, медицинск, справк, полис, диск переполн, место на диске, обучени, соответствия качеств, качества, посылка, ресторан, карта, мебель, файл, соответствия',
  },
};

const ukrainian: EverydayLanguage = {
  lang: 'uk',
  words: {
    certificate: 'сертифікат, сертифіката, сертифікату, сертифікатом',
    clientCertificate: 'клієнтський сертифікат, сертифікат клієнта, клієнтського сертифіката, особистий сертифікат',
    server: 'сервер, сервера, серверу, хост, вузол, шлюз, комп’ютер',
    site: 'сайт, сайту, сайті, сторінка, сторінку, сторінки, портал, магазин',
    app: 'браузер, програма, програмі, застосунок, додаток, пошта, поштовий, телефон, клієнт',
    connection: "з'єднання, з’єднання, єднання, підключення, підключається, підключитися, рукостискання, зв’язок",
    issuer: 'видавець, видавця, видано, виданий, видав, підписан, центр сертифікації, центром, засвідчувальн, кореневий',
    name: "ім'я, ім’я, імені, назва, назви, домен, домену, адреса, адреси",
    expired:
      'закінчився, закінчилась, закінчилася, закінчився термін, минув, прострочен, сплив, вийшов термін, більше не дійсн, застарів, не діє вже, вже не дійсн',
    notYet: 'ще не дійсн, ще не чинн, ще не діє, ще не набув, діє тільки з, почне діяти',
    untrusted:
      'не довіряє, не довіряють, не довірен, недовірен, ненадійн, не можна довіряти, немає довіри, невідом, не знає, ніхто не знає, не визнає',
    mismatch:
      'не збігається, не збігаються, не відповідає, не підходить, не належить, чуже ім’я, неправильне ім’я, не для цього, не на той',
    other: 'інший, іншого, іншому, інше, інша, чужий, чужого, відрізняється',
    selfSigned: 'самопідписан, підписаний самим собою, підписаний сам, сам себе підписав',
    revoked: 'відкликан, анульован, відкликали',
    invalid:
      'недійсн, не вдалося перевірити, не вдається перевірити, не пройшов перевірку, помилка сертифіката, проблема з сертифікатом, невалідн',
    demanded: 'вимагає, потребує, потрібен, просить, необхідн, хоче, відсутн',
    refused: 'відмов, відмовив, відмовлено, відхилив, відхилено, відхиляє',
    timeout:
      'таймаут, тайм-аут, час очікування, довго не відповідає, не відповідає вчасно, не відповів, надто довго, занадто довго, немає відповіді, час вийшов',
    broken:
      'розірван, розірвав, розриває, рветься, обривається, обірвалось, перерван, перервав, скинут, скинув, закрив, закрит, закриває, рве, кидає',
    notFound: 'не знайден, не вдалося знайти, не існує, не може знайти, не знаходить, неможливо знайти',
    old: 'стару, стара, старий, старої, застаріл, не підтримує, не підтримується, підтримує лише, підтримує тільки, приймає лише, вміє лише, знає лише, підтримує тільки, вимкнул, вимкнули, відключили',
    clockWrong: 'годинник неправильн, неправильний час, неправильна дата, невірна дата, годинник відстає, годинник поспішає',
    browser: 'браузер, поштовий, аутлук',
    notRenewed: 'забули продовжити, не продовжили, забули оновити, не оновили, не продовжен',
    ourselves: 'самі, сам, власн, самостійно',
    made: 'підписали, підписан, зробили, зроблен, видали, створили, створен',
    visit: 'заходжу, зайти, відкрити, відкриваю, відкривається, перейти',
    elsewhere:
      'пароль, паролю, паспорт, водійськ, народження, шлюб, щеплення, вакцинац, закінчення курс, курсів, курси, диплом, іспит, подарунк, доставк, посилк, медичн, довідк, поліс, диск заповнен, навчання, якості, ресторан, картка, файл',
  },
};

export const slavicLanguages: readonly EverydayLanguage[] = [polish, czech, russian, ukrainian];
