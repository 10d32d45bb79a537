import type { EverydayLanguage } from './concepts.ts';

/** Sentences of ordinary people in Germanic languages, written by hand for this project. */

const german: EverydayLanguage = {
  lang: 'de',
  words: {
    certificate: 'Zertifikat, Serverzertifikat, SSL-Zertifikat, Sicherheitszertifikat, Webzertifikat, Zertifikatskette',
    clientCertificate: 'Client-Zertifikat, Clientzertifikat, Benutzerzertifikat, Zertifikat vom Client, Zertifikat des Clients',
    server: 'Server, Mailserver, Rechner, Gegenstelle, Host, Dienst, Gateway',
    site: 'Seite, Webseite, Website, Internetseite, Homepage, Webshop, Onlineshop, Portal, Intranet, Adresse',
    app: 'Browser, Mailprogramm, E-Mail-Programm, App, Programm, Anwendung, Handy, Laptop, Postfach, Mailkonto',
    connection: 'Verbindung, verbinden, verbunden, Aushandlung, Verbindungsaufbau, Aufbau',
    issuer:
      'Aussteller, Signierer, Unterzeichner, Zertifizierungsstelle, ausgestellt, unterschrieben, signiert, Stelle, Stammzertifikat, Root-Zertifikat, Herausgeber, Wurzelzertifikat, Instanz, Firma',
    name: 'Name, Namen, Hostname, Domain, Domäne, Domainname, Adresse, Rechnername',
    expired:
      'abgelaufen, lief ab, ausgelaufen, nicht mehr gültig, nicht mehr aktuell, veraltet, verfallen, seit gestern ungültig, Ablaufdatum überschritten, Gültigkeit überschritten, gilt nicht mehr, Gültigkeitsdauer überschritten, am ausgelaufen, Ende der Gültigkeit, endete, endet am, Ablaufdatum',
    notYet: 'noch nicht gültig, erst ab morgen, erst ab, gilt erst, erst gültig, noch nicht gilt, liegt in der Zukunft, in Zukunft gültig',
    untrusted:
      'nicht vertrau, kein Vertrau, nicht traut, traut nicht, vertraut nicht, nicht trau, unbekannt, nicht bekannt, nicht anerkannt, kennt nicht, kennt keiner, kennt niemand, nicht kennt, keine vertrau, nicht als vertrau, nicht vertrauenswürdig, nicht glaubwürdig, nicht akzeptiert, keinem vertrau, kann nicht geprüft, nicht geprüft werden, keine Vertrauensbasis, misstraut, nicht ermittelt, keiner vertrauen',
    mismatch:
      'passt nicht, passen nicht, nicht passt, stimmt nicht mit, stimmen nicht, nicht überein, nicht übereinstimm, gilt nicht für, nicht für ausgestellt, nicht auf ausgestellt, gehört nicht zu, falscher Name, falschen Namen, falsche Domain, falsche Adresse, lautet auf, nicht zum, steht ein anderer, gehört zu einer anderen, nicht enthalten, steht nicht im',
    other: 'andere, anderer, anderen, anderes, fremde, falsche, anders, abweichend',
    selfSigned:
      'selbstsigniert, selbst signiert, selbst ausgestellt, selbst unterschrieben, von sich selbst, selber signiert, selbsterstellt, selbst erstellt',
    revoked: 'widerrufen, zurückgezogen, gesperrt worden, zurückgerufen, für ungültig erklärt, gesperrt',
    invalid:
      'ungültig, nicht gültig, fehlerhaft, nicht überprüf, nicht verifizier, nicht prüfen, Problem mit dem Zertifikat, Fehler im Zertifikat, Zertifikatsfehler, Zertifikatfehler',
    demanded:
      'verlangt, fordert, möchte, braucht, erfordert, erforderlich, benötigt, fehlt, muss vorlegen, vorlegen, vorzeigen, will haben, notwendig',
    refused: 'verweigert, lehnt ab, abgelehnt, ablehnt, zurückgewiesen, weist zurück, verweigert die',
    timeout:
      'Zeitüberschreitung, Timeout, zu lange, antwortet nicht, keine Antwort, reagiert nicht, nicht rechtzeitig, nicht geantwortet, Zeitlimit',
    broken:
      'zurückgesetzt, unterbrochen, abgebrochen, bricht ab, bricht weg, brach ab, getrennt, beendet, abgerissen, reißt ab, geschlossen, gekappt, wurde getrennt, schließt, macht zu, beendet, schließt, legt auf, wirft raus, aufgelegt, aufgehängt',
    notFound:
      'nicht gefunden, nicht finden, nicht auflösen, nicht aufgelöst, existiert nicht, gibt es nicht, nicht auflösbar, nicht ermittelt',
    old: 'veraltet, alte, alten, altes, zu alt, nicht mehr unterstützt, nicht unterstützt, unterstützt nur, unterstützt kein, nur noch, akzeptiert nur, akzeptiert kein, keine gemeinsame, nur noch TLS, kann nur, spricht nur, beherrscht nur, erst ab TLS, keine gemeinsame, keine TLS-Version, abgeschaltet, deaktiviert, ausgeschaltet',
    clockWrong:
      'Uhr falsch, falsche Uhr, Uhr vom falsch, Uhr geht falsch, Uhr geht vor, Uhr geht nach, Uhrzeit falsch, Uhrzeit stimmt nicht, Datum falsch, Datum stimmt nicht, falsche Uhrzeit, falsches Datum, Systemzeit falsch',
    browser: 'Browser, Mailprogramm, E-Mail-Programm, Mailclient, Mailkonto',
    notRenewed:
      'vergessen erneuer, erneuer vergessen, nicht erneuert, nicht verlängert, verlängern vergessen, vergessen verlänger, versäumt erneuer, nicht rechtzeitig erneuert, zu Ende gegangen, Gültigkeit zu Ende, erneuern verschlafen',
    ourselves: 'selbst, selber, eigenen, eigenes, hausgemacht, uns',
    made: 'gemacht, erstellt, unterschrieben, signiert, ausgestellt, gebastelt, erzeugt, angelegt',
    visit: 'öffne, öffnen, aufrufe, komme auf, komme nicht, komme ich, lädt, laden, aufruf, besuche, eingetippt, surfe, gehe auf, lande',
    elsewhere:
      'Passwort, Kennwort, Führerschein, Ausweis, Reisepass, Urkunde, Bescheinigung, Attest, Kurs, Lehrgang, Schulung, Prüfung, Zeugnis, Diplom, Gutschein, Impf, Paket, Lieferung, Sendung, Sprachzertifikat, Deutschkurs, Weiterbildung, Bachelor, Abschluss, Teilnahme, Speicherplatz, Festplatte, Drucker papier, Rezept, Krankenkasse, Zertifizierungsprüfung, Reiten, Fortbildung, Seminar, Echtheit, Bio-, Energieausweis, Schufa, Rente, Restaurant, Lieferant, TÜV, Datei, Fleisch, Handyvertrag',
  },
  kinds: {
    link: '',
    digital:
      'server, ssl, tls, https, sicherheits, web, webseiten, website, client, root, stamm, wurzel, zwischen, aussteller, ca, benutzer, maschinen, computer, domain, host, x509, mail, ende, blatt, wildcard, intermediate, ev, dv',
  },
};

const dutch: EverydayLanguage = {
  lang: 'nl',
  words: {
    certificate: 'certificaat, certificaten, servercertificaat, beveiligingscertificaat, SSL-certificaat',
    clientCertificate: 'clientcertificaat, client-certificaat, persoonlijk certificaat, gebruikerscertificaat',
    server: 'server, mailserver, host, machine, gateway',
    site: 'site, website, pagina, webpagina, webshop, webwinkel, internetbankieren, portaal, intranet, webmail',
    app: 'browser, programma, mailprogramma, app, applicatie, telefoon, computer, laptop',
    connection: 'verbinding, verbinden, verbind',
    issuer: 'uitgever, ondertekenaar, uitgegeven, ondertekend, instantie, certificeringsinstantie, certificaatautoriteit, partij, root',
    name: 'naam, domein, adres, hostnaam, domeinnaam',
    expired: 'verlopen, vervallen, niet meer geldig, geldt niet meer, over datum, verstreken',
    notYet: 'nog niet geldig, pas vanaf morgen, pas geldig, geldt nog niet, pas vanaf, begint pas, vanaf morgen',
    untrusted:
      'niet vertrouwd, niet te vertrouwen, vertrouwt niet, niet vertrouwt, geen vertrouwen, onbekend, onbekende, niet bekend, niet erkend, kent niet, niemand kent, niet herkend, niet betrouwbaar, onbetrouwbaar, niet betrouwbare, niet in de lijst',
    mismatch:
      'komt niet overeen, niet overeen, klopt niet met, hoort niet bij, hoort bij een ander, niet op naam, op naam van, verkeerde naam, verkeerd domein, niet voor deze, geldt niet voor, past niet, staat niet in, ontbreekt in het',
    other: 'ander, andere, anders, verkeerd, verkeerde, vreemd',
    selfSigned: 'zelfondertekend, zelf ondertekend, zelfgetekend, zelf gemaakt, door zichzelf ondertekend, door zichzelf',
    revoked: 'ingetrokken, herroepen',
    invalid:
      'ongeldig, niet geldig, niet gecontroleerd, niet geverifieerd, certificaatfout, fout in het certificaat, probleem met het certificaat, niet in orde',
    demanded: 'vereist, eist, vraagt, verplicht, ontbreekt, nodig, wil, verlangt, moet tonen',
    refused: 'geweigerd, weigert, weigerde, afgewezen, wijst af',
    timeout:
      'time-out, timeout, duurt te lang, duurde te lang, te lang, reageert niet, antwoordt niet, geen antwoord, geen reactie, niet op tijd, tijdslimiet, niet gereageerd, duurt eeuwig',
    broken: 'verbroken, verbreekt, verbrak, afgebroken, onderbroken, gesloten, valt weg, weggevallen, opnieuw ingesteld, sluit',
    notFound: 'niet gevonden, niet vinden, bestaat niet, niet opgezocht, kan niet worden gevonden, niet vertaald',
    old: 'oude, oud, verouderd, verouderde, te oud, te oude, niet ondersteund, ondersteunt alleen, ondersteunt geen, accepteert alleen, niet meer ondersteund, kent alleen, spreekt alleen, alleen nog, geen gemeenschappelijke, geen TLS, uitgeschakeld, uitgezet',
    clockWrong: 'klok verkeerd, klok loopt, klok staat verkeerd, verkeerde datum, verkeerde tijd, datum klopt niet, tijd klopt niet',
    browser: 'browser, mailprogramma, e-mailprogramma',
    notRenewed:
      'vergeten vernieuwen, vernieuwen vergeten, niet vernieuwd, vergeten te vernieuwen, niet verlengd, vergeten verlengen, verlengen vergeten',
    ourselves: 'onszelf, zelf, zichzelf, eigen',
    made: 'gemaakt, ondertekend, getekend, uitgegeven, aangemaakt',
    visit: 'open, openen, ga naar, ingetypt, bezoek, opzoek',
    elsewhere:
      'wachtwoord, rijbewijs, paspoort, geboorte, huwelijk, vaccinatie, inenting, inentingscertificaat, cursus, diploma, bon, cadeaubon, pakket, bezorging, levering, schijf vol, verzekering, examen, opleiding, keuring, zwem, EHBO, dokter, inentings, restaurant, bankpas, bestand',
  },
  kinds: {
    link: '',
    digital:
      'server, beveiligings, ssl, tls, https, client, gebruikers, root, tussen, web, site, website, domein, host, computer, ca, x509, mail, wildcard, intermediate, eind',
  },
};

const swedish: EverydayLanguage = {
  lang: 'sv',
  words: {
    certificate: 'certifikat, certifikatet, servercertifikat, säkerhetscertifikat',
    clientCertificate: 'klientcertifikat, personligt certifikat, användarcertifikat',
    server: 'server, servern, serverns, värd, värden',
    site: 'sida, sidan, sidans, sajt, sajten, webbplats, webbsida, hemsida, portal, webbshop, webbutik',
    app: 'webbläsare, program, mejlprogram, e-postprogram, app, appen, telefon, mobil, dator',
    connection: 'anslutning, ansluta, anslut, förbindelse, uppkoppling, handskakning, koppla upp',
    issuer: 'utfärdare, undertecknare, utfärdat, utfärdad, signerat, undertecknat, myndighet, rot, certifikatutfärdare',
    name: 'namn, namnet, domän, domänen, adress, värdnamn',
    expired:
      'gått ut, gick ut, utgånget, utgått, upphört, upphörde gälla, slutade gälla, inte längre giltigt, gäller inte längre, för gammalt, löpt ut',
    notYet: 'inte giltigt än, ännu inte giltigt, inte giltigt ännu, gäller först, gäller inte än, giltigt först',
    untrusted:
      'litar inte, inte lita, inte valt lita, inte betrott, inte betrodd, inte pålitlig, inte pålitligt, okänd, okänt, känner inte, inte känd, inte erkänd, opålitlig, inte kan lita, ingen känner, inte tillförlitlig',
    mismatch:
      'stämmer inte, matchar inte, överensstämmer inte, fel namn, fel domän, gäller inte för, tillhör inte, tillhör en annan, är för en annan, hör inte till',
    other: 'annan, annat, andra, fel',
    selfSigned: 'självsignerat, självsignerad, självsignerade, signerat av sig själv, signerat sig själv',
    revoked: 'återkallat, återkallats, spärrat, indraget',
    invalid:
      'ogiltigt, inte giltigt, kunde inte verifieras, inte verifieras, fel i certifikatet, verifiering misslyckades, certifikatfel, problem med certifikatet, inte kontrolleras',
    demanded: 'kräver, krävs, begär, behöver, behövs, saknas, vill ha',
    refused: 'nekade, nekar, nekad, nekas, vägrade, vägrar, avvisade, avvisar, avvisades',
    timeout: 'tog för lång, tar för lång, svarar inte, svarade inte, inget svar, för länge, tidsgräns, timeout, inte i tid',
    broken:
      'bröts, bryts, bröt, avbröts, avbryts, avbruten, stängdes, stängde, stänger, återställdes, kopplades ner, tappade, lägger på, klipper',
    notFound: 'hittades inte, inte funnen, hittar inte, inte hitta, finns inte, kunde inte hittas, inte slå upp',
    old: 'gammal, gamla, gammalt, föråldrad, föråldrat, stöds inte, stöder bara, stödjer bara, stöder inte, accepterar bara, för gammal, klarar bara, kan bara, accepterar det inte, talar bara, stängt av, stängde av',
    clockWrong: 'klockan går fel, fel datum, fel tid, klockan är fel, fel klocka, datumet är fel',
    browser: 'webbläsare, mejlprogram, e-postprogram',
    notRenewed: 'glömde förnya, glömt förnya, inte förnyat, inte förnyats, glömt att förnya, inte förlängt, missade att förnya',
    ourselves: 'själva, själv, egna, eget',
    made: 'signerat, gjort, skapat, utfärdat, gjorde',
    visit: 'öppnar, öppna, besöker, surfar, skrev in, går in',
    elsewhere:
      'lösenord, körkort, pass, passet, födelse, vigsel, vaccination, kurs, diplom, examen, presentkort, paket, leverans, läkarintyg, intyg, utbildning, disken full, försäkring, restaurang, bankkort, filen',
  },
};

const danish: EverydayLanguage = {
  lang: 'da',
  words: {
    certificate: 'certifikat, certifikatet, certifikatets',
    clientCertificate: 'klientcertifikat, brugercertifikat, personligt certifikat, certifikat fra klienten',
    server: 'server, serveren, serverens, vært, værten, mailserver, gateway',
    site: 'side, siden, sider, webside, websted, webstedet, hjemmeside, hjemmesiden, netbutik, portal, netbank',
    app: 'browser, browseren, program, programmet, app, appen, mail, telefon, mobil, computer, computeren, tablet',
    connection: 'forbindelse, forbindelsen, forbinde, tilslutning, håndtryk',
    issuer: 'udsteder, udstederen, udstedt, underskrevet, signeret, myndighed, rod',
    name: 'navn, navnet, domæne, domænet, adresse, adressen, værtsnavn',
    expired: 'udløbet, udløb, er udløbet, ikke længere gyldigt, gået ud, for gammelt',
    notYet: 'endnu ikke gyldigt, ikke gyldigt endnu, først gyldigt, gælder først',
    untrusted:
      'stoler ikke, ikke tillid, ikke betroet, upålidelig, upålideligt, ukendt, kender ikke, ikke pålidelig, ikke godkendt, ikke troværdig, ikke troværdigt, har ikke tillid',
    mismatch: 'stemmer ikke, passer ikke, matcher ikke, svarer ikke til, forkert navn, gælder ikke for, tilhører, ikke udstedt til',
    other: 'anden, andet, andre, forkert, en anden',
    selfSigned: 'selvsigneret, selvunderskrevet, signeret af sig selv, selvudstedt',
    revoked: 'tilbagekaldt, trukket tilbage, spærret',
    notRenewed: 'glemt at forny, glemte at forny, ikke fornyet',
    ourselves: 'selv, egen, eget',
    made: 'lavet, oprettet, signeret, udstedt',
    invalid:
      'ugyldigt, ugyldig, ikke gyldigt, kan ikke bekræftes, kan ikke verificeres, kunne ikke bekræftes, certifikatfejl, fejl i certifikat',
    demanded: 'kræver, beder om, mangler, skal bruge, forlanger, krævet',
    refused: 'afviste, afviser, afvist, nægtede, nægter, nægtet',
    timeout: 'timeout, for lang tid, svarer ikke, svarede ikke, intet svar, tiden løb ud',
    broken: 'afbrudt, afbryder, nulstillet, lukket, lukkede, lukker, tabt, røg',
    notFound: 'ikke fundet, kan ikke finde, kunne ikke finde, findes ikke, ikke findes, kan ikke findes',
    old: 'gammel, gamle, gammelt, forældet, understøttes ikke, understøtter ikke, understøtter kun, slået fra',
    clockWrong: 'forkert dato, forkert tid, forkert klokkeslæt, uret forkert, uret går, datoen forkert, dato er forkert, klokken forkert',
    browser: 'browser, browseren, mailprogram, outlook',
    visit: 'åbne, åbner, besøge, besøger, gå ind, kommer ind, ind på',
    elsewhere:
      'adgangskode, kodeord, pas, kørekort, dåbsattest, vielsesattest, vaccine, vaccination, kursus, kursusbevis, eksamen, gavekort, pakke, levering, forsikring, læge, kopi, sygesikring, kort, restaurant, fil, abonnement',
  },
};

const norwegian: EverydayLanguage = {
  lang: 'nb',
  words: {
    certificate: 'sertifikat, sertifikatet, sertifikatets',
    clientCertificate: 'klientsertifikat, brukersertifikat, personlig sertifikat',
    server: 'server, serveren, tjener, tjeneren, vert, verten, e-posttjener, gateway',
    site: 'side, siden, sider, nettsted, nettstedet, nettside, nettsiden, hjemmeside, nettbutikk, portal, nettbank',
    app: 'nettleser, nettleseren, program, programmet, app, appen, epost, telefon, mobil, datamaskin, pc',
    connection: 'tilkobling, tilkoblingen, forbindelse, forbindelsen, koble, håndtrykk',
    issuer: 'utsteder, utstederen, utstedt, signert, underskrevet, myndighet, rot',
    name: 'navn, navnet, domene, domenet, adresse, adressen, vertsnavn',
    expired: 'utløpt, utløp, gått ut, ikke lenger gyldig, gikk ut',
    notYet: 'ennå ikke gyldig, ikke gyldig ennå, først gyldig, gjelder først',
    untrusted:
      'stoler ikke, ikke klarert, ikke til å stole, upålitelig, ukjent, kjenner ikke, ikke pålitelig, ikke godkjent, ikke tillit, har ikke tillit',
    mismatch: 'stemmer ikke, passer ikke, samsvarer ikke, svarer ikke til, feil navn, gjelder ikke for, tilhører, ikke utstedt til',
    other: 'annen, annet, andre, feil, en annen',
    selfSigned: 'selvsignert, signert av seg selv, selvutstedt',
    revoked: 'tilbakekalt, trukket tilbake, sperret',
    notRenewed: 'glemt å fornye, glemte å fornye, ikke fornyet',
    ourselves: 'selv, egen, eget',
    made: 'laget, opprettet, signert, utstedt',
    invalid: 'ugyldig, ikke gyldig, kan ikke bekreftes, kan ikke verifiseres, kunne ikke bekreftes, sertifikatfeil, feil i sertifikat',
    demanded: 'krever, ber om, mangler, trenger, forlanger, kreves',
    refused: 'avviste, avviser, avvist, nektet, nekter',
    timeout: 'tidsavbrudd, for lang tid, svarer ikke, svarte ikke, ikke noe svar, tiden gikk ut, tidsavbrutt',
    broken: 'avbrutt, bryter, tilbakestilt, lukket, stengt, mistet, brutt',
    notFound: 'ikke funnet, finner ikke, fant ikke, kunne ikke finne, finnes ikke, ikke finnes',
    old: 'gammel, gamle, gammelt, foreldet, utdatert, støttes ikke, støtter ikke, støtter bare, støtter kun, slått av',
    clockWrong: 'feil dato, feil tid, feil klokkeslett, klokken feil, klokka feil, datoen feil, klokken går',
    browser: 'nettleser, nettleseren, epostprogram, outlook',
    visit: 'åpne, åpner, besøke, besøker, gå inn, kommer inn, inn på',
    elsewhere:
      'passord, pass, førerkort, fødselsattest, vigselsattest, vaksine, vaksinasjon, kurs, kursbevis, eksamen, gavekort, pakke, levering, forsikring, lege, kort, restaurant, fil, abonnement',
  },
};

export const germanicLanguages: readonly EverydayLanguage[] = [german, dutch, swedish, danish, norwegian];
