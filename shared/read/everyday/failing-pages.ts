import type { Concept } from './concepts.ts';

/** What people say of a page that does not come. */
export type PageConcept = Extract<Concept, 'timeLimit' | 'doesNotOpen' | 'guestNetwork'>;

/**
 * A time that is up, as programs call it and nobody calls a slow page; a page, a bank or a shop that does not open; and a network that
 * belongs to a hotel, a train or a café, whose own site is something else ("hotel wifi", never "hotel"). Written by hand for this project.
 */
export const pageWords: Readonly<Record<string, Readonly<Record<PageConcept, string>>>> = {
  en: {
    timeLimit: 'timed out, times out, took too long, taking too long',
    doesNotOpen:
      'not open, keeps spinning, keeps loading, never opens, won load, will not load, doesn open, don open, won open, can t open, cannot open, no website, no page, nothing opens, wants to open, does not load, doesn load, shows nothing, nothing loads, no site opens, no sites, nothing comes up, don load, do not load, isn t load, not loading, white page, blank page, empty page, stays blank, remains blank, stays white, nothing on the internet opens, is blank, spinning, spins, no internet, doesn work, don work, not work, not working, nothing works, won work, no website works, can get on, can t get on, can t open, can t load, can reach',
    guestNetwork:
      'hotel wifi, wifi hotel, at the hotel, hotel network, hotel internet, airport wifi, wifi airport, train wifi, wifi train, on the train, guest wifi, guest network, public wifi, cafe wifi, wifi cafe, hostel wifi, hospital wifi, campus wifi, motel, starbucks wifi, joined wifi, wifi connected, connected wifi, wifi says connected, at the campsite, wifi starbucks, mcdonalds wifi, wifi mcdonalds, coffee shop, library wifi, wifi library, wifi at the hotel, cruise ship, ferry wifi, plane wifi, on the plane, mall wifi, airbnb wifi, bus wifi, wifi hostel, wifi campsite, campsite wifi, holiday park',
  },
  de: {
    timeLimit: 'zu lange antwort*, Zeitüberschreitung, Zeitlimit, Zeit überschritten, Wartezeit überschritten',
    doesNotOpen:
      'öffnet nicht, öffnet keine, öffnen nicht, öffnen sich nicht, geht nicht auf, gehen nicht auf, lädt nicht, laden nicht, komme nicht auf, komme ich nicht, keine Seite geht, geht keine Seite, keine Seite öffnet, keine Webseite, keine Internetseite, keine Seite',
    guestNetwork:
      'wlan verbunden, verbunden wlan, hotel wlan, wlan hotel, hotelwlan, im hotel, flughafen wlan, wlan flughafen, wlan zug, im zug, gäste wlan, gast wlan, gästenetz*, öffentliches wlan, öffentlichen wlan, wlan café, ferienwohnung wlan, wlan ferienwohnung, wlan krankenhaus',
  },
  nl: {
    timeLimit: 'tijdslimiet, timeout, tijd verstreken, tijd is verstreken',
    doesNotOpen:
      'opent niet, gaat niet open, gaan niet open, werkt niet, werkt internetbankieren niet, laadt niet, openen niet, niet meer open, geen enkele pagina, geen enkele site',
    guestNetwork:
      'wifi hotel, hotel wifi, in het hotel, wifi trein, in de trein, gastennetwerk*, gasten wifi, openbare wifi, wifi camping, wifi luchthaven',
  },
  sv: {
    timeLimit: 'tidsgräns, tar tiden slut, tiden tog slut, tiden gick ut, timeout',
    doesNotOpen: 'öppnas inte, inga sidor öppnas, inga sidor, öppnar inte, laddas inte, går inte att öppna, kommer inte in',
    guestNetwork: 'hotellets wifi, hotell wifi, på hotellet, tågets wifi, på tåget, gästnätverk*, wifi flygplats',
  },
  fr: {
    timeLimit:
      "trop de temps répondre, trop longtemps répondre, délai dépassé, délai est dépassé, délai d'attente, temps d'attente dépassé, délai expiré",
    doesNotOpen: 'ne s ouvre, ne s ouvrent, n ouvre, ne charge pas, ne se charge, ne marche plus, ne fonctionne, aucun site, aucune page',
    guestNetwork:
      'wifi connecté, connecté wifi, wifi hôtel, wi fi hôtel, à l hôtel, réseau hôtel, wifi gare, wifi train, dans le train, wifi aéroport, wifi invité, wifi public, réseau invité',
  },
  es: {
    timeLimit:
      'tarda demasiado en responder, tarda mucho en responder, demasiado tiempo en responder, tiempo de espera, tiempo agotado, agotó el tiempo',
    doesNotOpen:
      'no abre, no me abre, no se abre, no se abren, no abren, no carga, no cargan, no funciona, no me deja entrar, ninguna página, ninguna web, ningún sitio',
    guestNetwork:
      'wifi conectado, conectado wifi, wifi hotel, wi fi hotel, en el hotel, red hotel, wifi aeropuerto, wifi tren, en el tren, wifi pública, wifi invitados, red de invitados',
  },
  'pt-BR': {
    timeLimit: 'demora demais responder, demorou demais responder, tempo esgotado, tempo de espera, tempo limite, esgotou o tempo',
    doesNotOpen: 'não abre, não abrem, não carrega, não carregam, não funciona, não entra, nenhum site, nenhuma página',
    guestNetwork:
      'wifi conectado, conectado wifi, wifi hotel, wi fi hotel, no hotel, rede hotel, wifi aeroporto, wifi trem, no trem, wifi pública, wifi convidados, rede de visitantes',
  },
  it: {
    timeLimit: 'troppo tempo a rispondere, scade il tempo, tempo scaduto, tempo di attesa, timeout, scaduto il tempo, tempo limite',
    doesNotOpen:
      'non si apre, non si aprono, non apre, non carica, non si carica, non funziona, non funzionano, nessun sito, nessuna pagina',
    guestNetwork:
      'wifi connesso, connesso wifi, collegato wifi, wifi hotel, wi fi hotel, in hotel, wifi albergo, in albergo, rete hotel, wifi aeroporto, wifi treno, in treno, wifi ospiti, rete ospiti, wifi pubblico',
  },
  pl: {
    timeLimit: 'przekroczono czas, czas oczekiwania, limit czasu, upłynął czas',
    doesNotOpen: 'nie otwiera, nie otwierają, nie ładuje, nie ładują, nie działa, nie działają, nie wchodzi',
    guestNetwork: 'wifi hotelu, w hotelu, hotelowe wifi, wifi lotnisk, w pociągu, wifi gości, sieć gości',
  },
  cs: {
    timeLimit: 'vypršel čas, časový limit, čas vypršel, doba čekání',
    doesNotOpen: 'neotvírají, neotvírá, neotevře, neotevřou, nenačte, nenačítá, nefunguje, nefungují',
    guestNetwork: 'hotelová wifi, hotelové wifi, v hotelu, wifi letiště, ve vlaku',
  },
  ru: {
    timeLimit: 'время ожидания, истекло время, тайм-аут, таймаут, превышено время',
    doesNotOpen: 'не открывается, не открываются, не открывает, не грузится, не грузятся, не загружается, не работает, не работают',
    guestNetwork: 'wifi отел, wifi гостиниц, в отеле, в гостинице, гостевая сеть, гостевой wifi, wifi аэропорт, в поезде',
  },
  uk: {
    timeLimit: 'час очікування, вичерпано час, таймаут, перевищено час',
    doesNotOpen: 'не відкривається, не відкриваються, не відкриває, не вантажиться, не завантажується, не працює, не працюють',
    guestNetwork: 'wifi готел, в готелі, у готелі, гостьова мережа, у поїзді, в поїзді',
  },
  ja: {
    timeLimit: 'タイムアウト, 時間切れ, 制限時間',
    doesNotOpen: '開かない, 開けない, 開きません, 開けません, 表示されない, 表示されません, 見られない, つながらない',
    guestNetwork: 'ホテルのwifi, ホテルのwi, ホテルで, 空港のwifi, 空港のwi, 新幹線で, フリーwifi, ゲストwifi',
  },
  zh: {
    timeLimit: '超时, 逾時, 超時, 等待时间',
    doesNotOpen: '打不开, 打不開, 上不去, 进不去, 進不去, 无法打开, 無法開啟, 加载不出',
    guestNetwork: '酒店的wifi, 酒店wifi, 在酒店, 酒店无线, 飯店wifi, 在飯店, 机场wifi, 機場wifi, 高铁上, 公共wifi',
  },
  ko: {
    timeLimit: '시간 초과, 시간초과, 시간이 초과, 타임아웃',
    doesNotOpen: '안 열, 열리지 않, 안 떠, 안 들어가, 접속이 안, 안 돼, 안 됩',
    guestNetwork: '호텔 와이파이, 호텔에서, 공항 와이파이, 카페 와이파이, 기차에서',
  },
  ar: {
    timeLimit: 'انتهاء المهلة, انتهت المهلة, انتهت مهلة, انتهاء مهلة, انتهاء الوقت',
    doesNotOpen: 'لا تفتح, لا يفتح, لا يعمل, لا تعمل, لا تظهر, لا يتم تحميل',
    guestNetwork: 'شبكة الفندق, في الفندق, واي فاي الفندق, واي فاي المطار, في القطار',
  },
  tr: {
    timeLimit: 'zaman aşımı, zaman aşımına, süre aşıldı',
    doesNotOpen: 'açılmıyor, açmıyor, çalışmıyor, yüklenmiyor, girilmiyor',
    guestNetwork: 'otel wifi, otelin wifi, otelde, havaalanı wifi, trende, misafir ağı',
  },
  he: {
    timeLimit: 'תם הזמן, הזמן הקצוב, פסק זמן, נגמר הזמן',
    doesNotOpen: 'לא נפתח, לא נפתחים, לא נטען, לא נטענים, לא עובד, לא עובדים, אי אפשר להיכנס',
    guestNetwork: 'במלון, רשת המלון, ברכבת, אורחים רשת',
  },
  da: {
    timeLimit: 'timeout, for lang tid, tiden løb ud, tidsfrist',
    doesNotOpen: 'åbner ikke, åbnes ikke, indlæses ikke, virker ikke, ingen sider, kan ikke åbne, kommer ikke ind, ikke nås',
    guestNetwork: 'hotellets wifi, hotel wifi, på hotellet, togets wifi, i toget, gæstenetværk*, gæstenet*, lufthavnens wifi',
  },
  nb: {
    timeLimit: 'tidsavbrudd, for lang tid, tiden gikk ut',
    doesNotOpen:
      'åpner ikke, åpnes ikke, lastes ikke, virker ikke, fungerer ikke, ingen sider, kan ikke åpne, kommer ikke inn, ikke nås, utilgjengelig',
    guestNetwork: 'hotellets wifi, hotell wifi, på hotellet, på toget, gjestenett*, flyplassens wifi',
  },
  fi: {
    timeLimit: 'aikakatkaisu, liian kauan, aika loppui',
    doesNotOpen: 'ei avaudu, eivät avaudu, ei aukea, ei lataudu, ei toimi, eivät toimi, ei saada yhteyttä',
    guestNetwork: 'hotellin wifi, hotellissa, junan wifi, junassa, vierasverkko, lentokentän wifi',
  },
  ro: {
    timeLimit: 'prea mult timp, timpul a expirat, timp expirat, prea mult până',
    doesNotOpen: 'nu se deschide, nu se deschid, nu se încarcă, nu merge, nu funcționează, nicio pagină, niciun site, nu poate fi accesat',
    guestNetwork: 'wifi hotel, la hotel, wifi tren, în tren, wifi aeroport, rețea oaspeți, wifi oaspeți',
  },
  el: {
    timeLimit: 'χρονικό όριο, πάρα πολύ χρόνο, πολλή ώρα',
    doesNotOpen:
      'δεν ανοίγει, δεν ανοίγουν, δεν φορτώνει, δεν φορτώνουν, δεν λειτουργεί, δεν δουλεύει, καμία σελίδα, δεν είναι προσβάσιμος',
    guestNetwork: 'wifi ξενοδοχείου, στο ξενοδοχείο, wifi αεροδρομίου, στο τρένο, δίκτυο επισκεπτών',
  },
  th: {
    timeLimit: 'หมดเวลา, นานเกินไป',
    doesNotOpen: 'เปิดไม่ได้, เข้าไม่ได้, โหลดไม่ขึ้น, ไม่โหลด, ไม่เปิด, เข้าเว็บไม่ได้, เปิดไม่ขึ้น',
    guestNetwork: 'ไวไฟโรงแรม, wifiโรงแรม, ที่โรงแรม, ไวไฟสนามบิน, บนรถไฟ',
  },
  hu: {
    timeLimit: 'időtúllépés, túl sokáig, lejárt az idő, túl hosszú ideig',
    doesNotOpen: 'nem nyílik, nem nyílnak, nem töltődik, nem tölt be, nem működik, nem működnek, nem jön be, nem érhető el',
    guestNetwork: 'szállodai wifi, a szállodában, hotel wifi, vonaton, vendég wifi, vendéghálózat, reptéri wifi',
  },
  hi: {
    timeLimit: 'समय समाप्त, टाइमआउट, बहुत समय, बहुत ज़्यादा समय',
    doesNotOpen: 'नहीं खुल, नहीं खोल, लोड नहीं, काम नहीं कर, नहीं चल',
    guestNetwork: 'होटल का वाईफाई, होटल में, होटल के वाईफाई, ट्रेन में, एयरपोर्ट वाईफाई',
  },
  id: {
    timeLimit: 'waktu habis, terlalu lama, timeout, habis waktu',
    doesNotOpen:
      'tidak terbuka, tidak bisa dibuka, gak bisa dibuka, nggak bisa dibuka, tidak mau dibuka, tidak dapat dijangkau, tidak dapat dibuka, tidak berfungsi, tidak muncul, tidak memuat, loading terus',
    guestNetwork: 'wifi hotel, di hotel, wifi kereta, di kereta, wifi bandara, wifi tamu, wifi kafe, wifi publik',
  },
  vi: {
    timeLimit: 'hết thời gian, quá lâu, mất quá nhiều thời gian, quá thời gian',
    doesNotOpen: 'không mở được, không vào được, không tải được, không mở, không hoạt động, không hiện, không thể truy cập',
    guestNetwork: 'wifi khách sạn, ở khách sạn, trong khách sạn, wifi sân bay, trên tàu, wifi công cộng, wifi quán',
  },
};
