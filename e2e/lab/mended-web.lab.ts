import { apache } from './mended/apache.ts';
import { haproxy } from './mended/haproxy.ts';
import { isMendedByItsOwnPlan } from './mended/mend.ts';
import { nginx } from './mended/nginx.ts';

isMendedByItsOwnPlan(nginx, apache, haproxy);
