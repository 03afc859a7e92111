import type { SchoolSize } from './fill-school.ts';

/** 50 classes, two of them large, 5,000 learners, a million outcomes: issue 4. */
export const schoolSize: SchoolSize = {
  classes: [220, 220, ...Array.from({ length: 48 }, () => 95)],
  outcomes: 1_000_000,
  assignmentsPerClass: 8,
  auditPerClass: 1_000,
};
