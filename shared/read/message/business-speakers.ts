import type { Speaker } from './speakers.ts';

/** Business software whose codes stand in the tables of meanings. */
export const BUSINESS_SPEAKERS: readonly Speaker[] = [
  { program: 'Oracle', side: 'client', words: ['ora-', 'tns-1'], families: [] },
  { program: 'IBM MQ', side: null, words: ['amq9', 'amq6', 'mqrc_', 'mqconn'], families: [] },
  { program: 'IBM GSKit', side: null, words: ['gsk_', 'gskit', 'gskcapicmd'], families: [] },
  { program: 'SAP', side: null, words: ['ssslerr', 'secudir', 'icm_http_ssl', 'sapssl', 'strust'], families: [] },
  { program: 'Citrix', side: 'client', words: ['citrix', 'ssl error 61', 'ssl error 59', 'ssl error 70'], families: [] },
  { program: 'F5 BIG-IP', side: 'server', words: ['tmm[', 'tmm1[', 'tmm2[', 'tmm3[', '01260009', '01260013'], families: ['tls-alerts'] },
  { program: 'WebLogic', side: null, words: ['bea-090', 'weblogic'], families: ['java'] },
  { program: 'WebSphere', side: 'client', words: ['cwpki0022e', 'cwpki0823e'], families: ['java'] },
  { program: 'Exchange', side: 'client', words: ['lastattemptedservername', 'msexchange', '451 4.7.5', '450 4.7.32'], families: [] },
];
