import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { word } from '../../../i18n/word.ts';
import './page.css';

/** Properties of {@link Page}. */
export interface PageProps {
  title: string;
  /** What it belongs to, above the title: the way back. */
  above?: ComponentChildren;
  description?: ComponentChildren;
  /** Buttons beside the title. */
  actions?: ComponentChildren;
  /** Below the title: tabs of a class. */
  tabs?: ComponentChildren;
  /** For forms and text: lines are kept short. */
  narrow?: boolean;
  children: ComponentChildren;
}

/** A page of the classroom: sets the document's title, and the focus where one comes from another page. */
export default function Page(props: PageProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title } = props;
  useEffect(() => {
    document.title = `${title} | ${word('classroom.site')}`;
  }, [title]);
  useEffect(() => {
    // The first page leaves the focus to the browser.
    if (performance.now() > 5_000 && document.activeElement === document.body)
      heading.current?.focus();
  }, []);
  return (
    <div class="room" data-narrow={props.narrow}>
      <header class="room-header">
        {props.above && <p class="room-above">{props.above}</p>}
        <div class="room-title">
          <h1 ref={heading} tabIndex={-1} id="_top">
            {title}
          </h1>
          {props.actions && <div class="room-actions">{props.actions}</div>}
        </div>
        {props.description && <p class="room-description">{props.description}</p>}
        {props.tabs}
      </header>
      {props.children}
    </div>
  );
}
