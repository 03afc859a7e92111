import { findFaults } from './find-faults.ts';

// Run by `LessonChecker`, in a process of its own: node check-process.ts <folder> <slug> <slugs…>
const [folder = '', slug = '', ...slugs] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await findFaults(folder, slug, slugs)));
