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
      'not secure, isn secure, isn t secure, not safe, isn t safe, unsafe, insecure, security warning, security alert, security message, security risk, security problem, security error, security issue, safety warning, red triangle, red warning',
    attack:
      'attackers might, attackers may, attackers trying, attacker trying, hackers might, hackers may, hackers trying, hacker trying, trying to steal, try to steal, might steal, impersonating, impersonate, pretending to be',
    lockBroken:
      'padlock is crossed, padlock crossed, padlock broken, lock is broken, little lock, padlock red, padlock gone, padlock missing, padlock open, padlock disappeared, padlock line, padlock slash, no padlock, crossed padlock, red padlock, broken padlock, lock crossed, lock broken, lock red, lock line, crossed lock, broken lock, red lock, lock icon gone, lock disappeared, line through https, https crossed, crossed https, https red, red https, https line, slash https',
    inspector:
      'antivirus, anti virus, virus scanner, virus protection, internet security, web shield, web filter, web protection, content filter, parental control, security software, by our firewall, by the firewall, from our firewall, from the firewall, by our proxy, from our proxy',
    workplace:
      'at work, at the office, in the office, from the office, at school, at the school, at college, company laptop, company computer, company network, work laptop, work computer, work network, office network, office computer, school network, school laptop, corporate network',
    allSites:
      'every site, every website, every page, every web, all sites, all websites, all pages, all web, all https, any website, any site, any page, even google, even youtube, everything I open, whole internet',
    says: 'says, say, said, sais, tells me, telling me, told me, shows, showing, pops up, popped up, popping up, popup, a message, message on, warns, gives warning, get warning, comes up, came up, complains',
    oldDevice:
      'old ipad, old iphone, old phone, old android, old tablet, old laptop, old computer, old mac, old macbook, old imac, old tv, old smart tv, old pc, old kindle, windows 7, windows xp, windows vista, ipad 2*, iphone 4*, iphone 5*, android 4*, android 5*, android 6*, android 7*, from 2009, from 2010, from 2011, from 2012, from 2013, from 2014, years old',
  },
};
