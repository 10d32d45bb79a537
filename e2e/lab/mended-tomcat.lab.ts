import { isMendedByItsOwnPlan } from './mended/mend.ts';
import { tomcat } from './mended/tomcat.ts';

isMendedByItsOwnPlan(tomcat);
