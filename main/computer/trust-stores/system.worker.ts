import { getCACertificates } from 'node:tls';
import { answerFromWorker } from '../../net/worker.ts';

// Reading the system's store can block for many seconds (macOS), so it never runs on the main thread.
await answerFromWorker(() => getCACertificates('system'));
