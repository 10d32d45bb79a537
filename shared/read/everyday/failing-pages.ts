import type { Concept } from './concepts.ts';

/** What people say of a page that does not come. */
export type PageConcept = Extract<Concept, 'timeLimit' | 'doesNotOpen'>;

/**
 * A time that is up, as programs call it and nobody calls a slow page; and a page, a bank or a shop that does not open. Written by hand
 * for this project.
 */
export const pageWords: Readonly<Record<string, Readonly<Record<PageConcept, string>>>> = {
  en: {
    timeLimit: 'timed out, times out, took too long, taking too long',
    doesNotOpen:
      'not open, keeps spinning, keeps loading, never opens, won load, will not load, doesn open, don open, won open, can open, no website, no page, nothing opens, wants to open, does not load, doesn load',
  },
  de: {
    timeLimit: 'Zeitüberschreitung, Zeitlimit, Zeit überschritten, Wartezeit überschritten',
    doesNotOpen:
      'öffnet nicht, öffnet keine, öffnen nicht, öffnen sich nicht, geht nicht auf, gehen nicht auf, lädt nicht, laden nicht, komme nicht auf, komme ich nicht',
  },
  nl: {
    timeLimit: 'tijdslimiet, timeout, tijd verstreken, tijd is verstreken',
    doesNotOpen:
      'opent niet, gaat niet open, gaan niet open, werkt niet, werkt internetbankieren niet, laadt niet, openen niet, niet meer open',
  },
  sv: {
    timeLimit: 'tidsgräns, tar tiden slut, tiden tog slut, tiden gick ut, timeout',
    doesNotOpen: 'öppnas inte, inga sidor öppnas, inga sidor, öppnar inte, laddas inte, går inte att öppna, kommer inte in',
  },
  fr: {
    timeLimit: "délai dépassé, délai est dépassé, délai d'attente, temps d'attente dépassé, délai expiré",
    doesNotOpen: 'ne s ouvre, ne s ouvrent, n ouvre, ne charge pas, ne se charge, ne marche plus, ne fonctionne, aucun site',
  },
  es: {
    timeLimit: 'tiempo de espera, tiempo agotado, agotó el tiempo',
    doesNotOpen: 'no abre, no me abre, no se abre, no se abren, no abren, no carga, no cargan, no funciona, no me deja entrar',
  },
  'pt-BR': {
    timeLimit: 'tempo esgotado, tempo de espera, tempo limite, esgotou o tempo',
    doesNotOpen: 'não abre, não abrem, não carrega, não carregam, não funciona, não entra, nenhum site',
  },
  it: {
    timeLimit: 'scade il tempo, tempo scaduto, tempo di attesa, timeout, scaduto il tempo, tempo limite',
    doesNotOpen: 'non si apre, non si aprono, non apre, non carica, non si carica, non funziona, non funzionano, nessun sito',
  },
  pl: {
    timeLimit: 'przekroczono czas, czas oczekiwania, limit czasu, upłynął czas',
    doesNotOpen: 'nie otwiera, nie otwierają, nie ładuje, nie ładują, nie działa, nie działają, nie wchodzi',
  },
  cs: {
    timeLimit: 'vypršel čas, časový limit, čas vypršel, doba čekání',
    doesNotOpen: 'neotvírají, neotvírá, neotevře, neotevřou, nenačte, nenačítá, nefunguje, nefungují',
  },
  ru: {
    timeLimit: 'время ожидания, истекло время, тайм-аут, таймаут, превышено время',
    doesNotOpen: 'не открывается, не открываются, не открывает, не грузится, не грузятся, не загружается, не работает, не работают',
  },
  uk: {
    timeLimit: 'час очікування, вичерпано час, таймаут, перевищено час',
    doesNotOpen: 'не відкривається, не відкриваються, не відкриває, не вантажиться, не завантажується, не працює, не працюють',
  },
  ja: {
    timeLimit: 'タイムアウト, 時間切れ, 制限時間',
    doesNotOpen: '開かない, 開けない, 開きません, 開けません, 表示されない, 表示されません, 見られない, つながらない',
  },
  zh: {
    timeLimit: '超时, 逾時, 超時, 等待时间',
    doesNotOpen: '打不开, 打不開, 上不去, 进不去, 進不去, 无法打开, 無法開啟, 加载不出',
  },
  ko: {
    timeLimit: '시간 초과, 시간초과, 시간이 초과, 타임아웃',
    doesNotOpen: '안 열, 열리지 않, 안 떠, 안 들어가, 접속이 안, 안 돼, 안 됩',
  },
  ar: {
    timeLimit: 'انتهاء المهلة, انتهت المهلة, انتهت مهلة, انتهاء مهلة, انتهاء الوقت',
    doesNotOpen: 'لا تفتح, لا يفتح, لا يعمل, لا تعمل, لا تظهر, لا يتم تحميل',
  },
  tr: {
    timeLimit: 'zaman aşımı, zaman aşımına, süre aşıldı',
    doesNotOpen: 'açılmıyor, açmıyor, çalışmıyor, yüklenmiyor, girilmiyor',
  },
  he: {
    timeLimit: 'תם הזמן, הזמן הקצוב, פסק זמן, נגמר הזמן',
    doesNotOpen: 'לא נפתח, לא נפתחים, לא נטען, לא נטענים, לא עובד, לא עובדים, אי אפשר להיכנס',
  },
};
