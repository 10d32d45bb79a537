import type { Concept } from './concepts.ts';

/** What people say of a browser that warns them, and of who may stand in between. */
export type WarningConcept = Extract<
  Concept,
  'notSecure' | 'attack' | 'lockBroken' | 'inspector' | 'workplace' | 'allSites' | 'says' | 'oldDevice'
>;

/**
 * A site that is called not secure, a padlock that is crossed out, attackers that a page speaks of; a virus scanner, a filter or a
 * company's network, which may open secure connections; all sites at once; a device of old; and what a program "says". Written by hand
 * for this project.
 */
export const warningWords: Readonly<Record<string, Readonly<Record<WarningConcept, string>>>> = {
  en: {
    notSecure:
      'not secure, isn secure, isn t secure, not safe, isn t safe, unsafe, insecure, security warning, security alert, security message, security risk, security problem, security error, security issue, safety warning, red triangle, red warning, warning triangle, exclamation mark, red screen, scary screen, warning symbol, warning sign, warning icon, privacy error, privacy warning, certificate warning',
    attack:
      'attackers might, attackers may, attackers trying, attacker trying, hackers might, hackers may, hackers trying, hacker trying, trying to steal, try to steal, might steal, impersonating, impersonate, pretending to be',
    lockBroken:
      'lock symbol red, lock symbol cross, red cross lock, lock symbol gone, padlock is crossed, padlock crossed, padlock broken, lock is broken, little lock, padlock red, padlock gone, padlock missing, padlock open, padlock disappeared, padlock line, padlock slash, no padlock, crossed padlock, red padlock, broken padlock, lock crossed, lock broken, lock red, lock line, crossed lock, broken lock, red lock, lock icon gone, lock disappeared, line through https, https crossed, crossed https, https red, red https, https line, slash https',
    inspector:
      'antivirus, anti virus, virus scanner, virus protection, internet security, web shield, web filter, web protection, content filter, parental control, security software, by our firewall, by the firewall, from our firewall, from the firewall, by our proxy, from our proxy',
    workplace:
      'at work, at the office, in the office, from the office, at school, at the school, at college, company laptop, company computer, company network, work laptop, work computer, work network, office network, office computer, school network, school laptop, school chromebook, school computer, school ipad, school wifi, school tablet, corporate network',
    allSites:
      'every site, every website, every page, every web, all sites, all websites, all pages, all web, all https, any website, any site, any page, even google, even youtube, everything I open, whole internet',
    says: 'says, say, said, sais, tells me, telling me, told me, shows, showing, pops up, popped up, popping up, popup, a message, message on, warns, asks me, asking me, wants me, gives warning, get warning, comes up, came up, complains, security warning, security alert, safety warning, red warning, warning triangle',
    oldDevice:
      'old ipad, old iphone, old phone, old android, old tablet, old laptop, old computer, old mac, old macbook, old imac, old tv, old smart tv, old pc, old kindle, windows 7, windows xp, windows vista, ipad 2*, iphone 4*, iphone 5*, android 4*, android 5*, android 6*, android 7*, from 2009, from 2010, from 2011, from 2012, from 2013, from 2014, years old',
  },
  de: {
    notSecure:
      'nicht sicher, unsicher, Sicherheitswarnung, Sicherheitsrisiko, Sicherheitshinweis, Sicherheitsproblem, Sicherheitsfehler, rotes Dreieck, nicht vertraulich',
    attack:
      'Angreifer könnten, Angreifer versuchen, Hacker könnten, Hacker versuchen, Daten stehlen, Daten zu stehlen, gibt sich aus, ausgeben als',
    lockBroken:
      'Schloss durchgestrichen, durchgestrichenes Schloss, rotes Schloss, Schloss rot, Schloss fehlt, kein Schloss, Schloss weg, Schloss offen, offenes Schloss, Schlosssymbol, https durchgestrichen, durchgestrichenes https',
    inspector:
      'Antivirus, Virenscanner, Virenschutz, Antivirenprogramm, Virenprogramm, Jugendschutz, Webfilter, Internetschutz, Sicherheitssoftware, von unserer Firewall, von der Firewall, von unserem Proxy',
    workplace:
      'auf der Arbeit, in der Arbeit, im Büro, in der Firma, aus der Firma, Firmenlaptop, Firmenrechner, Firmennetz, Dienstlaptop, Dienstrechner, in der Schule, Schulnetz, an der Uni, Arbeitsplatz',
    allSites:
      'jede Seite, jeder Seite, alle Seiten, allen Seiten, alle Webseiten, jede Webseite, keine Seite, sogar Google, alle Internetseiten, jede Internetseite',
    says: 'sagt, steht, meldet, zeigt, kommt, erscheint, Meldung, warnt, Warnung, behauptet, Sicherheitswarnung, Sicherheitshinweis',
    oldDevice:
      'altes iPad, alten iPad, altes Handy, alten Handy, altes Tablet, alten Tablet, alter Laptop, alten Laptop, alter PC, alten PC, alter Computer, alter Rechner, alten Rechner, alter Fernseher, alten Fernseher, altes iPhone, alten iPhone, Windows 7, Windows XP, Windows Vista',
  },
  nl: {
    notSecure:
      'niet veilig, onveilig, niet beveiligd, beveiligingswaarschuwing, veiligheidswaarschuwing, beveiligingsrisico, beveiligingsprobleem',
    attack:
      'aanvallers proberen, aanvallers kunnen, hackers proberen, hackers kunnen, gegevens te stelen, proberen te stelen, doet zich voor als',
    lockBroken:
      'slotje doorgestreept, doorgestreept slotje, rood slotje, slotje rood, slotje weg, geen slotje, slotje open, slotje kapot, https doorgestreept',
    inspector:
      'antivirus, virusscanner, virusprogramma, ouderlijk toezicht, webfilter, beveiligingssoftware, van onze firewall, van de firewall',
    workplace: 'op het werk, op kantoor, op mijn werk, bedrijfslaptop, werklaptop, bedrijfsnetwerk, op school, schoolnetwerk',
    allSites: 'elke site, elke website, elke pagina, alle sites, alle websites, alle pagina, zelfs google, geen enkele site',
    says: 'zegt, staat, meldt, toont, verschijnt, melding, waarschuwt, waarschuwing, krijg, beveiligingswaarschuwing, veiligheidswaarschuwing',
    oldDevice:
      'oude ipad, oude telefoon, oude tablet, oude laptop, oude computer, oude iphone, oude tv, windows 7, windows xp, windows vista',
  },
  sv: {
    notSecure: 'inte säker, inte säkert, inte säkra, osäker, osäkert, säkerhetsvarning, säkerhetsrisk, säkerhetsproblem',
    attack: 'angripare kan, angripare försöker, hackare kan, hackare försöker, stjäla uppgifter, försöka stjäla, utger sig för',
    lockBroken:
      'hänglåset överstruket, överstruket hänglås, rött hänglås, hänglåset rött, hänglåset borta, inget hänglås, överstruken https, hänglåset öppet',
    inspector: 'antivirus, virusskydd, virusprogram, säkerhetsprogram, webbfilter, föräldrakontroll, från vår brandvägg, från brandväggen',
    workplace: 'på jobbet, på kontoret, jobbdator, jobbdatorn, företagsnät, på skolan, skolans nät, skoldator',
    allSites: 'alla sidor, varje sida, alla webbplatser, varje webbplats, alla sajter, varje sajt, till och med google',
    says: 'säger, står, visar, kommer upp, dyker upp, meddelande, varnar, varning, säkerhetsvarning',
    oldDevice:
      'gamla ipad, gammal ipad, gamla telefon, gammal telefon, gamla dator, gammal dator, gamla surfplatta, gamla mobil, windows 7, windows xp, windows vista',
  },
  da: {
    notSecure: 'ikke sikker, ikke sikkert, usikker, usikkert, sikkerhedsadvarsel, sikkerhedsrisiko, sikkerhedsproblem',
    attack:
      'hackere kan, hackere forsøger, angribere kan, angribere forsøger, hackere prøver, stjæle oplysninger, forsøger at stjæle, udgiver sig for',
    lockBroken:
      'hængelåsen overstreget, hængelås overstreget, rød hængelås, hængelåsen rød, hængelåsen væk, ingen hængelås, hængelåsen åben, https overstreget',
    inspector: 'antivirus, virusscanner, virusprogram, sikkerhedsprogram, webfilter, forældrekontrol, fra vores firewall, fra firewallen',
    workplace: 'på arbejdet, på arbejde, på kontoret, arbejdscomputer, firmacomputer, firmanetværk, på skolen, skolens net',
    allSites: 'alle sider, hver side, alle hjemmesider, hver hjemmeside, alle websteder, selv google',
    says: 'siger, står, viser, kommer op, dukker op, besked, meddelelse, advarer, advarsel, melder, sikkerhedsadvarsel',
    oldDevice:
      'gamle ipad, gammel ipad, gamle telefon, gammel telefon, gamle computer, gammel computer, gamle tablet, gamle mobil, windows 7, windows xp, windows vista',
  },
  nb: {
    notSecure: 'ikke sikker, ikke sikkert, ikke sikre, usikker, usikkert, usikre, sikkerhetsadvarsel, sikkerhetsrisiko, sikkerhetsproblem',
    attack: 'angripere prøver, angripere kan, hackere prøver, hackere kan, stjele informasjon, prøver å stjele, utgir seg for',
    lockBroken:
      'hengelåsen overstreket, hengelås overstreket, rød hengelås, hengelåsen rød, hengelåsen borte, ingen hengelås, hengelåsen åpen, https overstreket',
    inspector:
      'antivirus, virusprogram, virusbeskyttelse, sikkerhetsprogram, nettfilter, foreldrekontroll, fra brannmuren vår, fra brannmuren',
    workplace: 'på jobben, på jobb, på kontoret, jobbpc, jobbmaskin, firmanett, på skolen, skolens nett, skolepc',
    allSites: 'alle sider, hver side, alle nettsider, hver nettside, alle nettsteder, selv google',
    says: 'sier, står, viser, kommer opp, dukker opp, melding, advarer, advarsel, melder, sikkerhetsadvarsel',
    oldDevice:
      'gamle ipad, gammel ipad, gamle telefon, gammel telefon, gamle pc, gammel pc, gamle nettbrett, gamle mobil, windows 7, windows xp, windows vista',
  },
  fi: {
    notSecure:
      'ei ole turvallinen, ei turvallinen, turvaton, ei ole suojattu, ei suojattu, turvallisuusvaroitus, tietoturvavaroitus, suojausvaroitus, tietoturvariski',
    attack:
      'hyökkääjät saattavat, hyökkääjät voivat, hyökkääjä yrittää, hakkerit saattavat, hakkerit yrittävät, yrittää varastaa, yrittävät varastaa, tekeytyy',
    lockBroken:
      'lukko yliviivattu, yliviivattu lukko, punainen lukko, lukko punainen, lukko puuttuu, ei lukkoa, lukko auki, https yliviivattu',
    inspector:
      'virustorjunta, virustutka, virustorjunnan, tietoturvaohjelma, virustorjuntaohjelma, sisällönsuodatus, palomuurimme, palomuurin myöntämä',
    workplace: 'töissä, työpaikalla, toimistolla, työkone, työkoneella, yrityksen verkossa, koulussa, koulun verkossa',
    allSites: 'kaikki sivut, joka sivu, kaikki sivustot, jokainen sivu, jokainen sivusto, kaikilla sivuilla, jopa google',
    says: 'sanoo, lukee, näyttää, ilmoittaa, tulee, ilmoitus, varoittaa, varoitus, väittää, turvallisuusvaroitus, tietoturvavaroitus, suojausvaroitus',
    oldDevice:
      'vanha ipad, vanhalla ipad, vanha puhelin, vanhalla puhelim, vanha tietokone, vanhalla tietokoneella, vanha kone, vanha tabletti, windows 7, windows xp, windows vista',
  },
  fr: {
    notSecure:
      'pas sécurisé, non sécurisé, pas sûr, pas sûre, alerte de sécurité, avertissement de sécurité, risque de sécurité, problème de sécurité, message de sécurité, dangereux',
    attack:
      'pirates pourraient, pirates essaient, pirates tentent, attaquants pourraient, attaquants essaient, voler vos informations, voler mes informations, de voler, usurpe, se faire passer',
    lockBroken:
      'cadenas barré, cadenas rouge, cadenas cassé, cadenas disparu, plus de cadenas, pas de cadenas, cadenas ouvert, https barré, cadenas rayé',
    inspector:
      'antivirus, anti virus, contrôle parental, filtre web, filtrage, logiciel de sécurité, par notre pare feu, par le pare feu, par notre proxy, du pare feu',
    workplace:
      'au travail, au bureau, au boulot, ordinateur de travail, pc du travail, réseau de l entreprise, à l école, au lycée, ordinateur professionnel, pc pro',
    allSites: 'tous les sites, chaque site, toutes les pages, chaque page, même google, n importe quel site, partout',
    says: 'dit, affiche, indique, apparaît, message, avertit, avertissement, marque, me met, il est écrit, prétend, alerte de sécurité, avertissement de sécurité',
    oldDevice:
      'vieil ipad, vieux téléphone, vieille tablette, vieux pc, vieil ordinateur, ancien ipad, ancien téléphone, ancienne tablette, ancien pc, vieux portable, vieux mac, windows 7, windows xp, windows vista',
  },
  es: {
    notSecure:
      'no es seguro, no es segura, no seguro, no segura, no son seguras, inseguro, insegura, aviso de seguridad, alerta de seguridad, advertencia de seguridad, problema de seguridad, riesgo de seguridad, peligroso',
    attack:
      'atacantes podrían, atacantes intentan, atacantes estén, hackers podrían, hackers intentan, piratas informáticos, robar información, robar mis datos, robar datos, hacerse pasar, haciéndose pasar',
    lockBroken:
      'candado tachado, candado rojo, candado roto, candado abierto, sin candado, no hay candado, candado desaparecido, https tachado, candado cruzado',
    inspector:
      'antivirus, anti virus, control parental, filtro web, programa de seguridad, por nuestro firewall, por el firewall, por nuestro proxy, del cortafuegos, por el cortafuegos',
    workplace:
      'en el trabajo, en la oficina, en la empresa, portátil de la empresa, ordenador del trabajo, red de la empresa, en la escuela, en el colegio, en el instituto, computadora del trabajo',
    allSites:
      'todas las páginas, todos los sitios, todas las webs, cada página, cada sitio, cualquier página, hasta google, incluso google, ninguna página',
    says: 'dice, sale, aparece, muestra, pone, mensaje, avisa, aviso, advierte, indica, aviso de seguridad, alerta de seguridad',
    oldDevice:
      'ipad viejo, ipad antiguo, teléfono viejo, móvil viejo, móvil antiguo, celular viejo, tableta vieja, tablet vieja, ordenador viejo, computadora vieja, portátil viejo, viejo ipad, viejo móvil, windows 7, windows xp, windows vista',
  },
  'pt-BR': {
    notSecure:
      'não é seguro, não é segura, não seguro, não segura, inseguro, insegura, aviso de segurança, alerta de segurança, problema de segurança, risco de segurança, perigoso',
    attack:
      'invasores podem, invasores estejam, invasores tentam, hackers podem, hackers estão, atacantes podem, roubar suas informações, roubar minhas informações, roubar informações, roubar meus dados, roubar dados, se passar por, se passando',
    lockBroken:
      'cadeado riscado, cadeado vermelho, cadeado quebrado, cadeado aberto, sem cadeado, cadeado sumiu, https riscado, cadeado cortado',
    inspector:
      'antivírus, anti vírus, controle dos pais, filtro web, programa de segurança, pelo nosso firewall, pelo firewall, pelo nosso proxy, do firewall',
    workplace:
      'no trabalho, no escritório, na empresa, notebook da empresa, computador do trabalho, rede da empresa, na escola, na faculdade, no serviço',
    allSites: 'todos os sites, todas as páginas, cada site, qualquer site, até o google, todo site, toda página',
    says: 'diz, fala, aparece, mostra, mensagem, avisa, aviso, alerta, dá, informa, aviso de segurança, alerta de segurança',
    oldDevice:
      'ipad velho, ipad antigo, celular velho, celular antigo, tablet velho, computador velho, computador antigo, notebook velho, tv velha, windows 7, windows xp, windows vista',
  },
  it: {
    notSecure:
      'non è sicuro, non è sicura, non sicuro, non sicura, avviso di sicurezza, avvisi di sicurezza, problema di sicurezza, rischio di sicurezza, rischio per la sicurezza, pericoloso',
    attack:
      'malintenzionati potrebbero, hacker potrebbero, hacker stanno, aggressori potrebbero, utenti malintenzionati, rubare le informazioni, rubare i miei dati, rubare dati, cercando di rubare, si spaccia, fingendo',
    lockBroken:
      'lucchetto barrato, lucchetto rosso, lucchetto rotto, lucchetto aperto, senza lucchetto, lucchetto sparito, https barrato, lucchetto sbarrato',
    inspector:
      'antivirus, anti virus, controllo genitori, parental control, filtro web, software di sicurezza, dal nostro firewall, dal firewall, dal nostro proxy',
    workplace:
      'al lavoro, in ufficio, in azienda, portatile aziendale, computer aziendale, pc aziendale, rete aziendale, a scuola, rete della scuola',
    allSites: 'tutti i siti, tutte le pagine, ogni sito, ogni pagina, qualsiasi sito, qualunque sito, perfino google, anche google',
    says: 'dice, segna, esce, appare, compare, mostra, messaggio, avvisa, avviso, avverte, scrive, avviso di sicurezza, avvisi di sicurezza',
    oldDevice:
      'vecchio ipad, vecchio telefono, vecchio cellulare, vecchio tablet, vecchio computer, vecchio pc, vecchio portatile, vecchio mac, ipad vecchio, telefono vecchio, windows 7, windows xp, windows vista',
  },
  ro: {
    notSecure:
      'nu este sigur, nu este sigură, nu e sigur, nu e sigură, nesigur, nesigură, nesecurizat, avertisment de securitate, alertă de securitate, problemă de securitate, risc de securitate',
    attack:
      'atacatorii pot, atacatorii ar, atacatorii încearcă, hackerii pot, hackerii încearcă, fure informații, fure informațiile, fure datele, să fure, se dă drept',
    lockBroken: 'lacăt tăiat, lacătul tăiat, lacăt roșu, lacătul roșu, lacătul lipsește, fără lacăt, lacătul deschis, https tăiat',
    inspector: 'antivirus, antivirusul, control parental, filtru web, program de securitate, de firewall ul nostru, de firewall',
    workplace: 'la serviciu, la birou, la muncă, laptopul firmei, calculatorul firmei, rețeaua firmei, la școală, laptop de serviciu',
    allSites: 'toate site, toate paginile, fiecare site, fiecare pagină, orice site, orice pagină, chiar și google',
    says: 'spune, zice, apare, arată, scrie, mesaj, avertizează, avertisment, avertisment de securitate, alertă de securitate',
    oldDevice:
      'ipad vechi, telefon vechi, telefonul vechi, tabletă veche, tableta veche, calculator vechi, calculatorul vechi, laptop vechi, windows 7, windows xp, windows vista',
  },
  pl: {
    notSecure:
      'niezabezpieczona, niezabezpieczony, nie jest bezpieczna, nie jest bezpieczny, nie jest bezpieczne, niebezpieczna, niebezpieczne, ostrzeżenie o zabezpieczeniach, ostrzeżenie bezpieczeństwa, zagrożenie bezpieczeństwa, problem z bezpieczeństwem',
    attack:
      'hakerzy mogą, hakerzy próbują, atakujący mogą, atakujący próbują, wykraść, ukraść dane, ukraść informacje, podszywa się, podszywać się',
    lockBroken:
      'kłódka przekreślona, przekreślona kłódka, czerwona kłódka, kłódka czerwona, kłódka zniknęła, brak kłódki, nie ma kłódki, kłódka otwarta, przekreślone https',
    inspector:
      'antywirus, antywirusa, program antywirusowy, kontrola rodzicielska, filtr sieci, przez nasz firewall, przez firewall, przez zaporę, przez nasze proxy',
    workplace:
      'w pracy, w biurze, w firmie, laptop służbowy, służbowym laptopie, komputer służbowy, sieci firmowej, sieć firmowa, w szkole, szkolnej sieci',
    allSites: 'każda strona, każdej stronie, wszystkie strony, wszystkich stronach, każdą stronę, nawet google, żadna strona',
    says: 'mówi, pisze, pokazuje, wyskakuje, pojawia się, wyświetla, komunikat, ostrzega, ostrzeżenie, twierdzi, ostrzeżenie o zabezpieczeniach, ostrzeżenie bezpieczeństwa',
    oldDevice:
      'stary ipad, starym ipadzie, stary telefon, starym telefonie, stary tablet, starym tablecie, stary komputer, starym komputerze, stary laptop, starym laptopie, windows 7, windows xp, windows vista',
  },
  cs: {
    notSecure:
      'není zabezpečen, nezabezpečen, není bezpečn, nebezpečn, bezpečnostní upozornění, bezpečnostní varování, bezpečnostní riziko, bezpečnostní problém',
    attack:
      'útočníci mohou, útočníci se mohou, útočníci pokusit, hackeři mohou, hackeři se snaží, ukrást údaje, odcizit údaje, ukrást data, vydává se za',
    lockBroken:
      'zámek přeškrtnutý, přeškrtnutý zámek, zámeček přeškrtnutý, přeškrtnutý zámeček, červený zámek, zámeček červený, chybí zámek, chybí zámeček, přeškrtnuté https',
    inspector:
      'antivir, antivirus, antivirový, rodičovská kontrola, webový filtr, od našeho firewallu, od firewallu, naším firewallem, naší proxy',
    workplace:
      'v práci, v kanceláři, ve firmě, firemní notebook, firemním notebooku, pracovní počítač, firemní síť, firemní síti, ve škole, školní síti',
    allSites: 'každá stránka, všechny stránky, všechny weby, každý web, všude, dokonce i google, i google',
    says: 'říká, píše, ukazuje, hlásí, vyskakuje, vyskočí, zobrazuje, hláška, varuje, varování, tvrdí, bezpečnostní upozornění, bezpečnostní varování',
    oldDevice:
      'starý ipad, starém ipadu, starý telefon, starém telefonu, starý mobil, starém mobilu, starý tablet, starý počítač, starém počítači, starý notebook, windows 7, windows xp, windows vista',
  },
  ru: {
    notSecure:
      'небезопасн, не безопасн, не защищен, не защищён, незащищен, незащищён, предупреждение безопасности, угроза безопасности, проблема безопасности, опасный сайт',
    attack:
      'злоумышленники могут, злоумышленники пытаются, хакеры могут, хакеры пытаются, похитить данные, украсть данные, украсть мои, выдает себя, выдаёт себя',
    lockBroken:
      'замок перечеркнут, замочек перечеркнут, перечеркнутый замок, перечеркнутый замочек, красный замок, замочек красный, нет замочка, пропал замочек, замок зачеркнут, зачеркнутый https, https зачеркнут',
    inspector:
      'антивирус, касперск, доктор веб, родительский контроль, веб фильтр, нашим фаерволом, наш фаервол, нашим межсетевым, корпоративным прокси',
    workplace:
      'на работе, в офисе, рабочем ноутбуке, рабочем компьютере, рабочий ноутбук, корпоративной сети, в школе, в университете, школьной сети',
    allSites: 'все сайты, каждый сайт, всех сайтах, каждом сайте, любой сайт, даже гугл, даже google, все страницы, ни один сайт',
    says: 'пишет, говорит, показывает, выскакивает, появляется, вылезает, выдает, выдаёт, сообщение, предупреждает, предупреждение, предупреждение безопасности',
    oldDevice:
      'старом айпаде, старый айпад, старом телефоне, старый телефон, старом планшете, старый планшет, старом компьютере, старый компьютер, старом ноутбуке, старый ноутбук, windows 7, windows xp, семерк, виндовс 7',
  },
  uk: {
    notSecure: 'небезпечн, не безпечн, не захищен, незахищен, попередження безпеки, загроза безпеці, проблема безпеки',
    attack: 'зловмисники можуть, зловмисники намагаються, хакери можуть, хакери намагаються, викрасти дані, вкрасти дані, видає себе',
    lockBroken:
      'замок перекреслен, замочок перекреслен, перекреслений замок, перекреслений замочок, червоний замок, замочок червоний, немає замочка, зник замочок, https перекреслен',
    inspector: 'антивірус, касперськ, батьківський контроль, веб фільтр, нашим фаєрволом, наш фаєрвол',
    workplace: 'на роботі, в офісі, робочому ноутбуці, робочому комп, корпоративній мережі, у школі, в школі, шкільній мережі',
    allSites: 'всі сайти, усі сайти, кожен сайт, всіх сайтах, кожному сайті, будь який сайт, навіть гугл, навіть google, всі сторінки',
    says: 'пише, каже, показує, вискакує, зявляється, вилазить, повідомлення, попереджає, попередження, попередження безпеки',
    oldDevice:
      'старому айпаді, старий айпад, старому телефоні, старий телефон, старому планшеті, старому ноутбуці, старий ноутбук, windows 7, windows xp',
  },
  hu: {
    notSecure: 'nem biztonságos, nem védett, biztonsági figyelmeztetés, biztonsági kockázat, biztonsági probléma, veszélyes oldal',
    attack:
      'támadók megpróbálhatják, támadók ellophatják, hackerek megpróbálhatják, ellopni az adatait, ellopni az adataimat, adatokat lopni, kiadja magát',
    lockBroken: 'lakat áthúzva, áthúzott lakat, piros lakat, lakat piros, lakat eltűnt, nincs lakat, lakat nyitva, https áthúzva',
    inspector: 'vírusirtó, antivírus, víruskereső, szülői felügyelet, webszűrő, a tűzfalunk, tűzfalunk által',
    workplace: 'a munkahelyen, munkahelyi, az irodában, céges laptop, céges gép, céges hálózat, az iskolában, iskolai hálózat',
    allSites: 'minden oldal, minden weboldal, minden honlap, az összes oldal, még a google is, bármelyik oldal',
    says: 'mondja, írja, mutatja, kiírja, felugrik, megjelenik, üzenet, figyelmeztet, figyelmeztetés, azt írja, biztonsági figyelmeztetés',
    oldDevice: 'régi ipad, régi telefon, régi tablet, régi számítógép, régi laptop, régi gép, windows 7, windows xp, windows vista',
  },
  el: {
    notSecure:
      'δεν είναι ασφαλής, δεν είναι ασφαλές, μη ασφαλής, μη ασφαλές, ανασφαλής, προειδοποίηση ασφαλείας, κίνδυνος ασφαλείας, πρόβλημα ασφαλείας',
    attack:
      'εισβολείς ενδέχεται, εισβολείς μπορεί, εισβολείς προσπαθούν, χάκερ ενδέχεται, χάκερ μπορεί, χάκερ προσπαθούν, να κλέψουν, υποδύεται, παριστάνει',
    lockBroken:
      'λουκέτο διαγραμμένο, διαγραμμένο λουκέτο, κόκκινο λουκέτο, λουκέτο κόκκινο, λείπει το λουκέτο, χωρίς λουκέτο, λουκέτο ανοιχτό, λουκετάκι',
    inspector: 'αντιβάιρους, αντιικό, αντιϊκό, antivirus, γονικός έλεγχος, φίλτρο ιστού, από το τείχος προστασίας',
    workplace: 'στη δουλειά, στο γραφείο, στην εταιρεία, εταιρικό λάπτοπ, εταιρικό δίκτυο, στο σχολείο, υπολογιστή της δουλειάς',
    allSites:
      'όλες οι σελίδες, κάθε σελίδα, όλα τα σάιτ, κάθε σάιτ, όλοι οι ιστότοποι, κάθε ιστοσελίδα, ακόμα και το google, ακόμη και η google',
    says: 'λέει, γράφει, δείχνει, εμφανίζεται, βγάζει, μήνυμα, προειδοποιεί, προειδοποίηση, εμφανίζει, προειδοποίηση ασφαλείας',
    oldDevice:
      'παλιό ipad, παλιό κινητό, παλιό τηλέφωνο, παλιό τάμπλετ, παλιό υπολογιστή, παλιός υπολογιστής, παλιό λάπτοπ, windows 7, windows xp',
  },
  tr: {
    notSecure: 'güvenli değil, güvensiz, güvenlik uyarısı, güvenlik riski, güvenlik sorunu, güvenlik problemi',
    attack:
      'saldırganlar çalmaya, saldırganlar bilgilerinizi, bilgisayar korsanları, bilgilerimi çalmaya, bilgilerinizi çalmaya, çalmaya çalışıyor, taklit ediyor',
    lockBroken: 'kilit çizili, üstü çizili kilit, kırmızı kilit, kilit kırmızı, kilit simgesi yok, kilit yok, asma kilit, https çizili',
    inspector:
      'antivirüs, virüs programı, virüs koruması, ebeveyn denetimi, web filtresi, güvenlik yazılımı, güvenlik duvarımız, güvenlik duvarı tarafından',
    workplace: 'iş yerinde, işyerinde, ofiste, şirkette, şirket bilgisayarı, şirket laptop, şirket ağı, okulda, okul ağı',
    allSites: 'bütün siteler, tüm siteler, her site, her sayfa, bütün sayfalar, tüm sayfalar, google bile',
    says: 'diyor, yazıyor, gösteriyor, çıkıyor, beliriyor, mesaj, uyarıyor, uyarı, söylüyor, güvenlik uyarısı',
    oldDevice: 'eski ipad, eski telefon, eski tablet, eski bilgisayar, eski laptop, windows 7, windows xp, windows vista',
  },
  ar: {
    notSecure: 'غير آمن, غير آمنة, ليس آمنا, ليست آمنة, تحذير أمني, تحذير أمان, خطر أمني, مشكلة أمنية, مشكلة أمان',
    attack:
      'المهاجمون سرقة, مهاجمون سرقة, يحاول المهاجمون, يحاول مهاجمون, متسللون سرقة, المتسللون سرقة, سرقة معلوماتك, سرقة معلوماتي, سرقة بياناتي, ينتحل',
    lockBroken: 'قفل مشطوب, القفل مشطوب, قفل أحمر, القفل أحمر, القفل مفتوح, القفل مكسور, علامة القفل, بدون قفل',
    inspector:
      'مضاد الفيروسات, مكافح الفيروسات, برنامج الحماية, أنتي فيروس, كاسبرسكي, الرقابة الأبوية, جدار الحماية لدينا, من جدار الحماية',
    workplace: 'في العمل, في المكتب, في الشركة, كمبيوتر العمل, جهاز العمل, شبكة الشركة, في المدرسة, شبكة المدرسة, في الجامعة',
    allSites: 'كل المواقع, جميع المواقع, كل موقع, كل الصفحات, جميع الصفحات, حتى جوجل, أي موقع',
    says: 'يقول, تقول, يظهر, تظهر, رسالة, يكتب, مكتوب, يحذر, تحذير, يعرض, تحذير أمني, تحذير أمان',
    oldDevice:
      'آيباد قديم, ايباد قديم, هاتف قديم, جوال قديم, هاتفي القديم, جوالي القديم, كمبيوتر قديم, حاسوب قديم, جهاز قديم, ويندوز 7, windows 7, windows xp',
  },
  he: {
    notSecure: 'לא מאובטח, לא מאובטחת, לא בטוח, לא בטוחה, אינו מאובטח, אינו בטוח, אזהרת אבטחה, סיכון אבטחה, בעיית אבטחה',
    attack:
      'תוקפים עשויים, תוקפים מנסים, תוקפים עלולים, האקרים עלולים, האקרים מנסים, פורצים מנסים, לגנוב את הפרטים, לגנוב פרטים, לגנוב מידע, מתחזה',
    lockBroken: 'מנעול מחוק, המנעול מחוק, מנעול אדום, המנעול אדום, אין מנעול, המנעול נעלם, המנעול פתוח, מנעול שבור, מנעול עם קו',
    inspector: 'אנטי וירוס, אנטיוירוס, תוכנת אבטחה, תוכנת הגנה, בקרת הורים, סינון אתרים, נטפרי, רימון, חומת האש שלנו, של חומת האש',
    workplace: 'בעבודה, במשרד, בחברה, מחשב העבודה, מחשב של העבודה, רשת החברה, בבית הספר, רשת בית הספר',
    allSites: 'כל האתרים, כל אתר, כל הדפים, כל דף, בכל האתרים, בכל אתר, אפילו גוגל',
    says: 'אומר, אומרת, כתוב, מופיע, מופיעה, קופץ, קופצת, הודעה, מציג, מזהיר, אזהרה, רשום, אזהרת אבטחה',
    oldDevice: 'אייפד ישן, טלפון ישן, הטלפון הישן, טאבלט ישן, מחשב ישן, המחשב הישן, לפטופ ישן, windows 7, windows xp, ווינדוס 7',
  },
  ja: {
    notSecure:
      '安全ではありません, 安全でない, 安全ではない, 保護されていない, 保護されていません, セキュリティ警告, セキュリティの警告, セキュリティ上の問題, 危険なサイト, 危険です',
    attack: '悪意のあるユーザー, 攻撃者が, ハッカーが, 情報を盗, なりすま',
    lockBroken: '鍵マークに斜線, 鍵マークが消え, 鍵マークが赤, 鍵マークがない, 鍵に斜線, 鍵が赤, 錠前, 南京錠, 鍵マークに線, 鍵アイコン',
    inspector:
      'ウイルス対策, ウイルスソフト, アンチウイルス, ウイルスバスター, ノートン, カスペルスキー, セキュリティソフト, フィルタリング, ペアレンタル, うちのファイアウォール, ファイアウォールが発行',
    workplace: '会社で, 職場で, 会社の, 社内, オフィスで, 学校で, 学校の',
    allSites: 'どのサイト, 全部のサイト, すべてのサイト, 全てのサイト, どのページ, すべてのページ, 全てのページ, googleも, グーグルも',
    says: 'と出, と言, と表示, が出る, が出て, が出た, 表示され, メッセージ, 警告, と書いて, と書かれ, セキュリティ警告, セキュリティの警告',
    oldDevice: '古いipad, 古いスマホ, 古いタブレット, 古いパソコン, 古いiphone, 古い携帯, 古いpc, 古いandroid, windows7, windowsxp',
  },
  zh: {
    notSecure: '不安全, 安全警告, 安全警示, 安全风险, 安全風險, 安全问题, 安全問題, 安全提示, 有风险, 危险网站, 危險網站',
    attack: '攻击者可能, 攻擊者可能, 黑客可能, 駭客可能, 窃取, 竊取, 盗取, 盜取, 冒充, 假冒',
    lockBroken: '锁上有红叉, 锁被划, 锁打了叉, 锁图标, 鎖頭圖示, 小锁, 小鎖, 锁是红, 鎖頭有紅, 挂锁',
    inspector:
      '杀毒软件, 防毒軟體, 防病毒, 卡巴斯基, 360安全, 电脑管家, 家长控制, 上网过滤, 公司防火墙, 公司防火牆, 防火墙签发, 防火牆簽發, 安全软件, 安全軟體',
    workplace:
      '公司里, 公司裡, 在公司, 公司电脑, 公司電腦, 公司网络, 公司網路, 办公室, 辦公室, 单位电脑, 在学校, 在學校, 学校网络, 學校網路, 上班',
    allSites:
      '所有网站, 所有網站, 每个网站, 每個網站, 所有网页, 所有網頁, 什么网站, 全部网站, 任何网站, 連google, 连百度, 连谷歌, 所有页面',
    says: '显示, 顯示, 提示, 说, 說, 弹出, 彈出, 跳出, 出现, 出現, 警告, 写着, 寫著, 报, 安全警告, 安全警示, 安全提示',
    oldDevice: '旧ipad, 舊ipad, 旧手机, 舊手機, 老手机, 老手機, 旧平板, 舊平板, 旧电脑, 舊電腦, 老电脑, 老電腦, windows7, win7, xp系统',
  },
  ko: {
    notSecure: '안전하지 않, 안전하지않, 주의 요함, 보안 경고, 보안경고, 보안 위험, 보안 문제, 위험한 사이트, 위험하다고',
    attack: '공격자가, 해커가, 정보를 도용, 정보를 훔치, 훔치려, 사칭',
    lockBroken: '자물쇠 빨간, 자물쇠에 줄, 빨간 자물쇠, 자물쇠가 빨간, 자물쇠가 사라, 자물쇠 표시, 자물쇠가 없, 자물쇠에',
    inspector:
      '백신 프로그램, 백신프로그램, 안티바이러스, 카스퍼스키, 보안 프로그램, 유해사이트 차단, 자녀 보호, 회사 방화벽, 방화벽이 발급',
    workplace: '회사에서, 사무실에서, 직장에서, 회사 컴퓨터, 회사 노트북, 회사 네트워크, 학교에서, 학교 와이파이',
    allSites: '모든 사이트, 모든 페이지, 모든 웹사이트, 사이트마다, 구글도, 아무 사이트, 전부 다',
    says: '나와요, 나옵니다, 떠요, 뜹니다, 뜨고, 뜨네, 라고, 메시지, 경고, 표시, 나오, 보안 경고, 보안경고',
    oldDevice:
      '오래된 아이패드, 구형 아이패드, 오래된 폰, 오래된 핸드폰, 옛날 폰, 구형 폰, 오래된 태블릿, 오래된 컴퓨터, 구형 컴퓨터, 윈도우 7, 윈도우7, windows 7',
  },
  hi: {
    notSecure: 'सुरक्षित नहीं, असुरक्षित, सुरक्षा चेतावनी, सुरक्षा समस्या, सुरक्षा जोखिम',
    attack: 'हमलावर चुराने, हमलावर जानकारी, हैकर चुरा, हैकर जानकारी, जानकारी चुराने, डेटा चुराने',
    lockBroken: 'ताला कटा, लाल ताला, ताला लाल, ताला गायब, ताला टूटा, ताले पर लाल',
    inspector: 'एंटीवायरस, एंटी वायरस, कैस्परस्की, वेब फ़िल्टर, पैरेंटल कंट्रोल, हमारे फ़ायरवॉल, हमारी फायरवॉल',
    workplace: 'ऑफिस में, ऑफ़िस में, दफ्तर में, कंपनी के लैपटॉप, कंपनी के नेटवर्क, स्कूल में, काम पर',
    allSites: 'हर साइट, सभी साइट, हर वेबसाइट, सारी वेबसाइट, सभी वेबसाइट, हर पेज, गूगल भी',
    says: 'कहता, कहती, लिखा, दिखा, दिखाता, दिखता, आता है, आ रहा, संदेश, मैसेज, चेतावनी, बोल, सुरक्षा चेतावनी',
    oldDevice: 'पुराने फोन, पुराना फोन, पुराने फ़ोन, पुराने आईपैड, पुराने टैबलेट, पुराने कंप्यूटर, पुराने लैपटॉप, विंडोज 7, windows 7',
  },
  id: {
    notSecure: 'tidak aman, gak aman, nggak aman, peringatan keamanan, risiko keamanan, masalah keamanan, berbahaya',
    attack:
      'penyerang mungkin, penyerang mencoba, peretas mungkin, peretas mencoba, hacker mencoba, mencuri informasi, mencuri data, menyamar sebagai',
    lockBroken: 'gembok dicoret, gembok merah, gembok silang, gembok hilang, tidak ada gembok, gembok terbuka, ikon gembok',
    inspector:
      'antivirus, anti virus, kontrol orang tua, filter web, internet positif, oleh firewall kami, dari firewall kantor, firewall kantor',
    workplace: 'di kantor, di tempat kerja, laptop kantor, komputer kantor, jaringan kantor, di sekolah, jaringan sekolah, di kampus',
    allSites: 'semua situs, semua website, semua web, setiap situs, setiap website, semua halaman, bahkan google, google juga',
    says: 'bilang, katanya, muncul, menampilkan, tertulis, pesan, memperingatkan, peringatan, tulisannya, keluar, peringatan keamanan',
    oldDevice: 'ipad lama, hp lama, hp jadul, tablet lama, komputer lama, laptop lama, ponsel lama, windows 7, windows xp',
  },
  vi: {
    notSecure: 'không an toàn, không bảo mật, cảnh báo bảo mật, cảnh báo an ninh, rủi ro bảo mật, vấn đề bảo mật, nguy hiểm',
    attack:
      'kẻ tấn công, tin tặc có thể, tin tặc đang, hacker có thể, hacker đang, đánh cắp thông tin, lấy cắp thông tin, mạo danh, giả mạo',
    lockBroken: 'ổ khóa bị gạch, ổ khóa đỏ, ổ khoá đỏ, ổ khóa màu đỏ, mất ổ khóa, không có ổ khóa, biểu tượng ổ khóa, ổ khoá bị gạch',
    inspector:
      'diệt virus, chống virus, phần mềm bảo mật, kaspersky, bkav, bộ lọc web, kiểm soát của phụ huynh, tường lửa công ty, tường lửa của công ty',
    workplace: 'ở công ty, tại công ty, ở cơ quan, ở văn phòng, máy công ty, laptop công ty, mạng công ty, ở trường, mạng của trường',
    allSites: 'mọi trang, tất cả các trang, tất cả trang, trang nào cũng, mọi website, ngay cả google, cả google',
    says: 'báo, hiện, nói, hiển thị, thông báo, hiện ra, cảnh báo, ghi là, cảnh báo bảo mật, cảnh báo an ninh',
    oldDevice: 'ipad cũ, điện thoại cũ, máy tính cũ, máy tính bảng cũ, laptop cũ, windows 7, windows xp, win 7',
  },
  th: {
    notSecure: 'ไม่ปลอดภัย, คำเตือนความปลอดภัย, คำเตือนด้านความปลอดภัย, ความเสี่ยงด้านความปลอดภัย, อันตราย',
    attack: 'ผู้โจมตีอาจ, ผู้โจมตีกำลัง, แฮกเกอร์อาจ, แฮกเกอร์กำลัง, ขโมยข้อมูล, แอบอ้าง, ปลอมเป็น',
    lockBroken: 'แม่กุญแจถูกขีด, แม่กุญแจสีแดง, รูปกุญแจหาย, รูปแม่กุญแจ, กุญแจสีแดง, กุญแจถูกขีด',
    inspector: 'แอนตี้ไวรัส, แอนติไวรัส, โปรแกรมป้องกันไวรัส, โปรแกรมสแกนไวรัส, ตัวกรองเว็บ, ไฟร์วอลล์บริษัท, ไฟร์วอลล์ของบริษัท',
    workplace: 'ที่ทำงาน, ที่ออฟฟิศ, ที่บริษัท, คอมบริษัท, โน้ตบุ๊กบริษัท, เครือข่ายบริษัท, ที่โรงเรียน, ที่มหาวิทยาลัย',
    allSites: 'ทุกเว็บ, ทุกหน้า, ทุกเว็บไซต์, แม้แต่google, ทุกไซต์',
    says: 'ขึ้นว่า, บอกว่า, แสดง, ขึ้นข้อความ, เตือน, ข้อความ, แจ้งว่า, คำเตือนความปลอดภัย, คำเตือนด้านความปลอดภัย',
    oldDevice: 'ipadเก่า, ไอแพดเก่า, มือถือเก่า, โทรศัพท์เก่า, แท็บเล็ตเก่า, คอมเก่า, คอมพิวเตอร์เก่า, โน้ตบุ๊กเก่า',
  },
};
