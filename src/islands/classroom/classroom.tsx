import type { JSX } from 'preact';
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useErrorBoundary } from 'preact/hooks';
import type { Language } from '../../../protocol/language.ts';
import { speak, word } from '../../i18n/word.ts';
import { asProblem } from '../../runtime/problem-error.ts';
import { classroomBase } from './addresses.ts';
import Page from './parts/page.tsx';
import ProblemNote from './parts/problem-note.tsx';
import { routes } from './routes.ts';
import '../chrome.css';
import './classroom.css';

/** All pages of the classroom: sign-in, classes and what is in them. */
export default function Classroom({ language }: { language: Language }): JSX.Element {
  speak(language);
  const base = classroomBase();
  return (
    <LocationProvider scope={new RegExp(`^${base}`)}>
      <Failures>
        <ErrorBoundary>
          <Router>
            {routes.map(({ path, component }) => (
              <Route key={path} path={`${base}${path}`} component={component} />
            ))}
            <Route default component={Nowhere} />
          </Router>
        </ErrorBoundary>
      </Failures>
    </LocationProvider>
  );
}

function Nowhere(): JSX.Element {
  return (
    <Page title={word('classroom.nowhere')}>
      <p>
        <a href={classroomBase()}>{word('classroom.toClasses')}</a>
      </p>
    </Page>
  );
}

/** A page that breaks says so, and the next one works. */
function Failures({ children }: { children: JSX.Element }): JSX.Element {
  const [thrown, forget] = useErrorBoundary();
  const { url } = useLocation();
  if (thrown === undefined) return children;
  return (
    <Page title={word('classroom.title')} key={url}>
      <ProblemNote problem={asProblem(thrown)} onAgain={forget} />
    </Page>
  );
}
