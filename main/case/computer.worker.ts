import { thisMachine } from '../computer/machine.ts';
import { answerFromWorker } from '../net/worker.ts';
import { type ComputerAnswer, type ComputerTask, reportNow } from './computer-report.ts';

await answerFromWorker<ComputerTask, ComputerAnswer>((task, tell) =>
  reportNow(task, { ...thisMachine(), env: task.env }, new AbortController().signal, tell),
);
