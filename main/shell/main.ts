import { createDoctor } from '../case/doctor.ts';
import { startShell } from './shell.ts';

startShell(createDoctor);
