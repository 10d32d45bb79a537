import { dovecot } from './mended/dovecot.ts';
import { isMendedByItsOwnPlan } from './mended/mend.ts';
import { postfix } from './mended/postfix.ts';
import { stunnel } from './mended/stunnel.ts';

isMendedByItsOwnPlan(postfix, dovecot, stunnel);
