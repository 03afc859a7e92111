import type { AnyComponent } from 'preact';
import { lazy } from 'preact-iso';

/** A page of the classroom. `path` is below `/classroom/`; what follows a colon is a parameter. */
export interface ClassroomRoute {
  readonly path: string;
  readonly component: AnyComponent;
}

/** All pages, each loaded when it is first shown. */
export const routes: readonly ClassroomRoute[] = [
  { path: '', component: lazy(() => import('./home/home-page.tsx')) },
];
