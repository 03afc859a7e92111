import type { AnyComponent } from 'preact';
import { lazy } from './lazy-page.ts';

/** A page of the classroom. `path` is below `/classroom/`; what follows a colon is a parameter. */
export interface ClassroomRoute {
  readonly path: string;
  readonly component: AnyComponent;
}

/** All pages, each loaded when it is first shown. */
export const routes: readonly ClassroomRoute[] = [
  { path: '', component: lazy(() => import('./home/home-page.tsx')) },
  { path: 'join', component: lazy(() => import('./join/join-page.tsx')) },
  { path: 'audit', component: lazy(() => import('./audit/audit-page.tsx')) },
  { path: 'own-lessons', component: lazy(() => import('./own-lessons/own-lessons-page.tsx')) },
  {
    path: 'own-lessons/:slug',
    component: lazy(() => import('./own-lessons/own-lesson-page.tsx')),
  },
  { path: 'classes/:id', component: lazy(() => import('./class/class-home-page.tsx')) },
  { path: 'classes/:id/roster', component: lazy(() => import('./roster/roster-page.tsx')) },
  { path: 'classes/:id/roster/import', component: lazy(() => import('./roster/import-page.tsx')) },
  { path: 'classes/:id/audit', component: lazy(() => import('./audit/audit-page.tsx')) },
  { path: 'classes/:id/settings', component: lazy(() => import('./settings/settings-page.tsx')) },
  { path: 'sign-in', component: lazy(() => import('./sign-in/sign-in-page.tsx')) },
  { path: 'welcome', component: lazy(() => import('./sign-in/welcome-page.tsx')) },
  { path: 'invitation', component: lazy(() => import('./sign-in/invitation-page.tsx')) },
  { path: 'link', component: lazy(() => import('./sign-in/link-page.tsx')) },
  { path: 'account', component: lazy(() => import('./account/account-page.tsx')) },
  { path: 'people', component: lazy(() => import('./people/people-page.tsx')) },
  { path: 'classes/:id/results', component: lazy(() => import('./results/results-page.tsx')) },
  {
    path: 'classes/:id/results/lessons/:lesson',
    component: lazy(() => import('./results/results-page.tsx')),
  },
  {
    path: 'classes/:id/results/lessons/:lesson/learners/:person',
    component: lazy(() => import('./results/learner-page.tsx')),
  },
  {
    path: 'classes/:id/results/grades',
    component: lazy(() => import('./results/grades-page.tsx')),
  },
  { path: 'classes/:id/board', component: lazy(() => import('./board/board-page.tsx')) },
  {
    path: 'classes/:id/assignments',
    component: lazy(() => import('./assignments/assignments-page.tsx')),
  },
  {
    path: 'classes/:id/assignments/new',
    component: lazy(() => import('./assignments/new-assignment-page.tsx')),
  },
  {
    path: 'classes/:id/assignments/:assignment/preview',
    component: lazy(() => import('./assignments/preview-page.tsx')),
  },
  {
    path: 'classes/:id/assignments/:assignment/submissions',
    component: lazy(() => import('./submissions/submissions-page.tsx')),
  },
  {
    path: 'classes/:id/submissions/:submission',
    component: lazy(() => import('./submissions/submission-page.tsx')),
  },
  {
    path: 'classes/:id/assignments/:assignment',
    component: lazy(() => import('./assignments/assignment-page.tsx')),
  },
];
