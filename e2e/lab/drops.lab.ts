import { runSituations } from './kit/run-situations.ts';

runSituations('drops');
