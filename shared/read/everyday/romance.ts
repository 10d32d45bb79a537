import type { EverydayLanguage } from './concepts.ts';

/** Sentences of ordinary people in Romance languages, written by hand for this project. */

const french: EverydayLanguage = {
  lang: 'fr',
  words: {
    certificate: 'certificat, certificats',
    clientCertificate: 'certificat client, certificat du client, certificat personnel, certificat utilisateur',
    server: 'serveur, hôte, machine, passerelle',
    site: 'site, page, page web, portail, boutique, adresse, intranet',
    app: 'navigateur, application, appli, logiciel, messagerie, téléphone, ordinateur, client mail',
    connection: 'connexion, connecter, négociation, poignée de main',
    issuer: 'émetteur, signataire, autorité, émis, délivré, signé, organisme, entité, racine',
    name: 'nom, domaine, adresse',
    expired:
      'expiré, expirée, expire depuis, périmé, échu, dépassé, plus à jour, plus valide, plus valable, plus bon, arrivé à échéance, arrivé à expiration, date passée, obsolète, plus bon, plus à jour',
    notYet:
      'pas encore valide, pas encore valable, pas encore en vigueur, valable que demain, valide que demain, valide à partir de demain, dans le futur, commence demain, début dans le futur',
    untrusted:
      "pas confiance, pas de confiance, aucune confiance, pas digne, pas fiable, non fiable, pas approuvé, non approuvé, inconnu, inconnue, pas connu, pas reconnu, non reconnu, ne connaît pas, ne reconnaît pas, pas sûr, personne ne connaît, douteux, pas vérifier l'identité, pas émis par autorité reconnu, pas dans la liste",
    mismatch:
      'ne correspond pas, ne correspondent pas, pas au bon nom, pas le bon nom, mauvais nom, pas pour le bon, pas le même nom, ne concerne pas, appartient à un autre, est au nom de, pas le bon domaine, mauvais domaine, ne colle pas, absent du, ne figure pas, pas pour le domaine',
    other: 'autre, autres, différent, mauvais, différent de, pas la même',
    selfSigned: 'auto-signé, autosigné, signé par lui-même, signé lui-même, auto signé, signé tout seul',
    revoked: 'révoqué, annulé, retiré par',
    invalid:
      "invalide, non valide, pas valide, pas valable, n'a pas pu être vérifié, problème de certificat, erreur de certificat, pas vérifié",
    demanded: 'exige, exigé, demande, requis, requiert, nécessite, réclame, manque, manquant, obligatoire, faut présenter, il faut',
    refused: 'refusé, refuse, refusée, rejeté, rejette',
    timeout:
      "délai d'attente, délai dépassé, trop de temps, trop long, trop longtemps, ne répond pas, pas répondu, ne répond plus, met trop, sans réponse, pas de réponse, temps dépassé, temps imparti, prend trop de temps, met une éternité",
    broken: 'réinitialisé, interrompu, coupé, coupe, fermé, ferme, perdu, rompu, brutalement, raccroche, claque',
    notFound:
      "introuvable, impossible de trouver, pas trouvé, n'existe pas, pas résolu, impossible de résoudre, ne trouve pas, pas trouver",
    old: 'vieille, ancienne, ancien, vieux, obsolète, dépassée, trop vieille, pas prise en charge, pas pris en charge, non supporté, non prise en charge, plus pris en charge, ne prend pas en charge, ne prend en charge que, ne supporte que, ne supporte pas, plus accepté, plus accepté, ne comprend que, ne connaît que, ne parle que, aucune version, désactivé, coupé le TLS',
    clockWrong:
      "horloge pas à l'heure, mauvaise heure, mauvaise date, date incorrecte, heure incorrecte, date fausse, heure fausse, date est fausse, horloge fausse, horloge retarde, horloge avance",
    browser: 'navigateur, messagerie, client mail, logiciel de messagerie',
    notRenewed: 'oublié renouveler, pas renouvelé, oublié de renouveler, non renouvelé, pas été renouvelé, pas prolongé',
    ourselves: 'nous-mêmes, lui-même, soi-même, moi-même, maison, interne, propre',
    made: 'signé, fait, créé, généré, fabriqué, émis',
    visit: 'vais sur, ouvre, aller sur, accède, ouvrir, visite, entre',
    elsewhere:
      "mot de passe, médical, naissance, mariage, décès, scolarité, travail, vaccination, cadeau, assurance, colis, livraison, permis, passeport, carte d'identité, carte grise, diplôme, formation, examen, carte-cadeau, disque plein, médecin, attestation, immatriculation, ordonnance, CPF, TOEIC, logement, restaurant, fichier, fournisseur, ancienneté",
  },
  kinds: {
    link: 'de, d',
    digital: 'sécurité, serveur, site, chiffrement, client, racine, authentification, connexion, confiance, SSL, TLS, autorité, CA',
  },
};

const spanish: EverydayLanguage = {
  lang: 'es',
  words: {
    certificate: 'certificado, certificados',
    clientCertificate: 'certificado de cliente, certificado del cliente, certificado digital, certificado personal, certificado de usuario',
    server: 'servidor, equipo, máquina, host, pasarela',
    site: 'página, web, sitio, portal, tienda, sede, intranet',
    app: 'navegador, aplicación, app, programa, correo=, teléfono, móvil, celular, ordenador, computadora',
    connection: 'conexión, conectar, conecta, negociación',
    issuer: 'emisor, firmante, autoridad, emitido, emite, expedido, firmado, entidad, organismo, raíz',
    name: 'nombre, dominio, dirección',
    expired:
      'caducado, caducada, caducó, expirado, expirada, expiró, vencido, venció, vencida, ya no es válido, ya no vale, fuera de vigencia, pasado de fecha, ya no está vigente, fuera de fecha',
    notYet:
      'aún no es válido, todavía no es válido, aún no válido, todavía no vale, aún no vale, no es válido hasta, empieza mañana, válido a partir de mañana, todavía no está vigente, aún no está vigente, empieza a valer, empieza a ser válido',
    untrusted:
      'no confía, no es de confianza, no confiable, no es confiable, sin confianza, ninguna confianza, poco fiable, no es fiable, no fiable, desconocido, desconocida, no conoce, nadie conoce, no reconoce, no reconocido, no reconocida, no es reconocid, no está reconocid, no se fía, no es seguro porque, no se puede confiar, no está en la lista, no figura en la lista',
    mismatch:
      'no coincide, no coinciden, no corresponde, no pertenece, no concuerda, nombre equivocado, nombre incorrecto, no es para, no está a nombre, a nombre de, dominio equivocado, no es el mismo nombre, no sirve para, no cuadra, no cuadran, no casa, no casan, no figura, no aparece en',
    other: 'otro, otra, otros, distinto, distinta, diferente, equivocado',
    selfSigned:
      'autofirmado, auto firmado, firmado por él mismo, firmado por sí mismo, firmado por ellos mismos, se firma solo, firmado por el propio',
    revoked: 'revocado, revocada, anulado, retirado por',
    invalid:
      'inválido, no es válido, no válido, no se pudo verificar, no se puede verificar, no se ha podido verificar, error de certificado, problema con el certificado',
    demanded: 'requiere, exige, pide, solicita, necesita, falta, obligatorio, hay que presentar, presentar',
    refused: 'rechazó, rechazado, rechazada, rechaza, denegó, denegada, rehusó, rehusada, rehúsa',
    timeout:
      'tiempo de espera, tarda demasiado, tardó demasiado, demora demasiado, no responde, no respondió, sin respuesta, agotó el tiempo, tiempo agotado, demasiado tiempo',
    broken:
      'se cortó, cortada, corta, interrumpió, interrumpida, cerró, cerrada, cierra, restableció, restablecida, reinició, se cae, se perdió, abortada, cuelga, tumba',
    notFound:
      'no se encuentra, no encontrado, no encuentra, no consigue encontrar, no puede encontrar, no se encontró, no se pudo encontrar, no existe, no se pudo resolver, no resuelve, no puede resolver, no se resuelve',
    old: 'vieja, viejo, antigua, antiguo, obsoleta, obsoleto, anticuada, no admite, no soporta, no compatible, no soportada, no admitida, solo admite, solo soporta, solo acepta, ya no acepta, desactualizada, ya no lo admite, ya no admite, solo entiende, solo habla, ninguna versión, desactivó, desactivado, desactivaron, apagó',
    clockWrong:
      'reloj mal, reloj está mal, hora mal, fecha mal, fecha incorrecta, hora incorrecta, reloj atrasado, reloj adelantado, fecha equivocada, hora equivocada',
    browser: 'navegador, correo=, programa de correo, cliente de correo',
    notRenewed:
      'olvidamos renovar, olvidó renovar, pasó renovar, sin renovar, no renovamos, no se renovó, no hemos renovado, olvidado renovar, no se ha renovado',
    ourselves: 'nosotros mismos, él mismo, sí mismo, propio, casero, propia, ellos mismos',
    made: 'firmado, firmamos, hecho, hicimos, creado, generado, emitido, generamos, generó, creamos',
    visit: 'entrar, entro, abrir, abro, accedo, acceder, visitar, cargar',
    elsewhere:
      'contraseña, nacimiento, matrimonio, estudios, vacunación, defunción, empadronamiento, médico, discapacidad, regalo, paquete, envío, entrega, pasaporte, carnet, licencia, DNI, seguro de, póliza, título, diploma, curso, disco lleno, penales, antecedentes, examen, seguridad social, cita, residencia, notas, pedido, restaurante, archivo, antigüedad, tarjeta',
  },
  kinds: {
    link: 'de',
    digital: 'seguridad, servidor, cliente, sitio, web, usuario, raíz, SSL, TLS, confianza, autenticación, CA, dominio, conexión',
  },
};

const portuguese: EverydayLanguage = {
  lang: 'pt-BR',
  words: {
    certificate: 'certificado, certificados',
    clientCertificate: 'certificado de cliente, certificado do cliente, certificado pessoal, certificado digital do usuário, e-CPF, e-CNPJ',
    server: 'servidor, máquina, host, gateway',
    site: 'site, página, sítio, portal, loja, web, intranet, webmail',
    app: 'navegador, aplicativo, programa, app, celular, telemóvel, computador, cliente de e-mail',
    connection: 'conexão, conectar, ligação, conecta, negociação',
    issuer: 'emissor, signatário, emitiu, emitido, autoridade, assinado, entidade, assinou, raiz',
    name: 'nome, domínio, endereço',
    expired:
      'expirou, expirado, expirada, venceu, vencido, vencida, caducou, caducado, fora da validade, fora do prazo, passou da validade, já não é válido, não é mais válido, não vale mais, não está mais válido, terminou',
    notYet:
      'ainda não é válido, ainda não vale, só vale a partir, ainda não está válido, válido a partir de amanhã, começa amanhã, só passa a valer, passa a valer amanhã, começa a valer, só vale amanhã',
    untrusted:
      'não confia, não é confiável, não confiável, não é de confiança, sem confiança, não fidedigno, desconhecido, desconhecida, não conhece, ninguém conhece, não reconhece, não é reconhecido, não é reconhecida, não reconhecido, não reconhecida, não é seguro, não está na lista',
    mismatch:
      'não corresponde, não coincide, não bate, não confere, não pertence, nome errado, domínio errado, no nome de, em nome de, não é para, não é o mesmo nome, não combina, não é o mesmo, não são iguais, não é igual, não consta, não aparece',
    other: 'outro, outra, outros, diferente, errado',
    selfSigned: 'autoassinado, auto-assinado, auto assinado, assinado por ele mesmo, assinado por si, assinado pelo próprio',
    revoked: 'revogado, revogada, cancelado pelo emissor, anulado',
    invalid:
      'inválido, não é válido, não válido, não pôde ser verificado, não foi possível verificar, erro de certificado, problema no certificado',
    demanded: 'exige, pede, requer, precisa, necessário, solicita, falta, obrigatório, apresentar',
    refused: 'recusou, recusada, recusado, recusa, rejeitou, rejeitada, negou',
    timeout:
      'tempo limite, tempo esgotado, demora demais, demorou demais, demora muito, demorou muito, não responde, não respondeu, sem resposta, tempo de espera, esgotou, tempo esgotado, fica rodando, muito tempo',
    broken:
      'caiu, cai, interrompida, interrompeu, fechou, fechada, encerrou, encerrada, redefinida, derrubou, cortou, cortada, perdida, resetada, fecha, derruba, encerra, corta',
    notFound:
      'não encontrado, não foi encontrado, não encontrou, não existe, não foi possível encontrar, não resolve, não foi possível resolver, não achou, não consegue achar, não consegue encontrar, não conseguiu encontrar, não encontra',
    old: 'antiga, antigo, velha, velho, obsoleta, obsoleto, não suporta, não suportada, não aceita, só aceita, só suporta, ultrapassada, desatualizada, não é suportada, só entende, só fala, só usa, não aceita mais, nenhuma versão, desligou, desativou, desativado, desligaram',
    clockWrong:
      'relógio errado, relógio está errado, hora errada, data errada, data incorreta, hora incorreta, relógio atrasado, relógio adiantado',
    browser: 'navegador, cliente de e-mail, programa de e-mail',
    notRenewed:
      'esqueceram renovar, esquecemos renovar, esqueci renovar, não renovaram, não foi renovado, não renovamos, esqueceu renovar, sem renovar',
    ourselves: 'nós mesmos, si mesmo, ele mesmo, próprio, caseiro, própria',
    made: 'assinamos, assinado, fizemos, feito, criado, criamos, gerado, emitido, geramos',
    visit: 'acessar, acesso, acessei, entrar, entro, abrir, abro, visitar',
    elsewhere:
      'senha, palavra-passe, nascimento, casamento, conclusão, vacinação, óbito, médico, curso, diploma, presente, boleto, encomenda, entrega, passaporte, carteira, habilitação, disco cheio, seguro de, apólice, escolar, reservista, antecedentes, pedido, faculdade, palestra, participação, restaurante, arquivo, olimpíada, cartão, concurso',
  },
  kinds: {
    link: 'de',
    digital: 'segurança, servidor, cliente, site, usuário, raiz, SSL, TLS, confiança, autenticação, CA, domínio, conexão',
  },
};

const italian: EverydayLanguage = {
  lang: 'it',
  words: {
    certificate: 'certificato, certificati',
    clientCertificate:
      'certificato client, certificato del client, certificato personale, certificato utente, certificato digitale personale',
    server: 'server, macchina, host, gateway',
    site: 'sito, pagina, portale, negozio, web, intranet, webmail',
    app: 'browser, applicazione, app, programma, posta, telefono, cellulare, computer',
    connection: 'connessione, connette, connettere, collegamento, collega, collegare, negoziazione',
    issuer: 'emittente, autorità, emesso, rilasciato, firmato, ente, radice',
    name: 'nome, dominio, indirizzo',
    expired: 'scaduto, scaduta, scaduti, non più valido, non è più valido, non vale più, fuori validità, oltre la data',
    notYet:
      'non è ancora valido, non ancora valido, ancora non valido, valido da domani, inizia domani, non ancora in vigore, comincia a valere, valere da domani, vale solo da domani, comincia domani, valido solo da',
    untrusted:
      'non si fida, non fidarsi, non attendibile, non è attendibile, non affidabile, non è affidabile, non fidato, sconosciuto, sconosciuta, non conosce, non riconosciuto, non riconosciuta, non riconosce, non è riconosciut, non ritiene attendibile, non viene da un ente, non è sicuro perché, non è nella lista, non è nell elenco',
    mismatch:
      'non corrisponde, non corrispondono, non coincide, non combacia, nome sbagliato, dominio sbagliato, non è intestato, intestato a un altro, non appartiene, non è per, non vale per, non compare, non figura',
    other: 'altro, altra, altri, diverso, diversa, sbagliato',
    selfSigned: 'autofirmato, auto-firmato, auto firmato, firmato da solo, firmato da sé, firmato da se stesso',
    revoked: 'revocato, revocata, annullato',
    invalid:
      'invalido, non valido, non è valido, non può essere verificato, impossibile verificare, non verificabile, errore di certificato, problema con il certificato',
    demanded: 'richiede, chiede, vuole, esige, necessario, serve, manca, obbligatorio, richiesto',
    refused: 'rifiutato, rifiutata, rifiuta, respinto, respinta, respinge',
    timeout:
      'tempo scaduto, timeout, troppo tempo, troppo a rispondere, non risponde, nessuna risposta, non ha risposto, tempo di attesa, tempo massimo, connessione scade, connessione scaduta',
    broken:
      'interrotta, interrotto, interrompe, chiusa, chiuso, chiude, cade, caduta, reimpostata, ripristinata, tagliata, si blocca, chiude, taglia, butta giù',
    notFound:
      'non trovato, non trova, impossibile trovare, non esiste, impossibile risolvere, non risolve, non si risolve, non viene trovato',
    old: 'vecchia, vecchio, obsoleta, obsoleto, superata, non supporta, non supportata, non supportato, non accetta, accetta solo, supporta solo, troppo vecchia, antiquata, usa solo, parla solo, non lo accetta più, capisce solo, nessuna versione, disattivato, spento',
    clockWrong:
      'orologio sbagliato, ora sbagliata, data sbagliata, data errata, ora errata, orologio indietro, orologio avanti, orologio è sbagliato',
    browser: 'browser, posta, programma di posta, client di posta',
    notRenewed:
      'non rinnovato, dimenticato rinnovare, non abbiamo rinnovato, dimenticati di rinnovare, non è stato rinnovato, mancato rinnovo',
    ourselves: 'noi, da noi, da soli, se stesso, interno, proprio, fatto in casa',
    made: 'fatto, firmato, creato, generato, emesso, prodotto',
    visit: 'apro, aprire, entro, entrare, visito, vado, navigo, accedere',
    elsewhere:
      'password, medico, malattia, nascita, matrimonio, residenza, laurea, proprietà, vaccinale, vaccinazione, corso, regalo, pacco, spedizione, consegna, carta di identità, patente, passaporto, disco pieno, assicurazione, diploma, esame, INPS, codice fiscale, casellario, agibilità, attestato, ristorante, stato di famiglia, carta di credito, carta',
  },
  kinds: { link: 'di', digital: 'sicurezza, server, client, sito, utente, root, SSL, TLS, autenticazione, CA, dominio, connessione' },
};

const romanian: EverydayLanguage = {
  lang: 'ro',
  words: {
    certificate: 'certificat, certificatul, certificatului, certificatele',
    clientCertificate: 'certificat de client, certificatul clientului, certificat client, certificat personal',
    server: 'server, serverul, serverului, gazdă, gazda, gateway',
    site: 'site, siteul, site ul, pagina, pagină, pagini, paginile, website, magazin, portal, adresa web',
    app: 'browser, browserul, program, programul, aplicația, aplicație, poșta, telefon, telefonul, calculator, calculatorul, tabletă',
    connection: 'conexiune, conexiunea, conexiunii, conecta, conectare, legătura, strângere de mână',
    issuer: 'emitent, emitentul, emis, emisă, semnat, autoritate, autoritatea, rădăcină',
    name: 'nume, numele, domeniu, domeniul, domeniului, adresa, gazdei',
    expired: 'expirat, a expirat, expirată, nu mai este valabil, nu mai e valabil, ieșit din valabilitate',
    notYet: 'nu este încă valabil, încă nu este valabil, valabil abia, nu e încă valid, încă nu e valid',
    untrusted:
      'nu are încredere, nu este de încredere, nu e de încredere, neîncredere, necunoscut, necunoscută, nu cunoaște, nu recunoaște, nesigur emitent, nu prezintă încredere',
    mismatch: 'nu se potrivește, nu corespunde, nu este pentru, nume greșit, aparține, nu e pentru, nu coincide',
    other: 'alt, altă, altui, altei, altul, alta, greșit, greșită, diferit',
    selfSigned: 'autosemnat, semnat de el însuși, auto semnat, semnat singur',
    revoked: 'revocat, anulat de, retras',
    notRenewed: 'uitat să reînnoim, nu a fost reînnoit, nereînnoit, uitat reînnoire',
    ourselves: 'noi înșine, propriu, singuri',
    made: 'făcut, creat, semnat, emis',
    invalid:
      'invalid, nevalid, nu este valid, nu e valid, nu poate fi verificat, nu s a putut verifica, eroare de certificat, problemă certificat',
    demanded: 'cere, necesită, solicită, lipsește, are nevoie, necesar, obligatoriu',
    refused: 'refuzat, refuză, respins, respinge, a refuzat',
    timeout: 'timpul a expirat, timp expirat, prea mult timp, durează prea mult, nu răspunde, nu a răspuns, niciun răspuns, prea mult până',
    broken: 'întrerupt, întreruptă, resetat, resetată, închis, închisă, pierdut, pierdută, cade',
    notFound: 'nu a fost găsit, nu a fost găsită, nu găsește, nu poate găsi, nu există, nu a putut fi găsit, negăsit, nu a putut fi găsită',
    old: 'vechi, veche, învechit, învechită, nu este acceptat, neacceptat, nu acceptă, acceptă doar, nu suportă, suportă doar, dezactivat',
    clockWrong: 'ceasul greșit, data greșită, ora greșită, dată greșită, oră greșită, ceasul rămas, ceasul înainte, data și ora greșite',
    browser: 'browser, browserul, program de poștă, outlook',
    visit: 'deschid, deschide, intru, intra, vizitez, accesez, accesa',
    elsewhere:
      'parola, parolă, pașaport, permis, naștere, căsătorie, deces, vaccin, vaccinare, curs, cursul, examen, diplomă, cadou, colet, livrare, asigurare, medical, medicală, card, restaurant, fișier, abonament, cazier, fiscal',
  },
};

export const romanceLanguages: readonly EverydayLanguage[] = [french, spanish, portuguese, italian, romanian];
