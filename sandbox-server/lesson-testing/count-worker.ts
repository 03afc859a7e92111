import { parentPort, workerData } from 'node:worker_threads';
import { countPrinted } from './count-printed.ts';

// Run by `countInTime`, in a thread of its own.
const { shown, outputs } = workerData as { shown: string; outputs: string[] };
parentPort?.postMessage(outputs.map((output) => countPrinted(shown, output)));
