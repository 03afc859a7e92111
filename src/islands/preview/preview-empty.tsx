import { Unplug } from 'lucide-preact';
import type { JSX } from 'preact';

/** Stands in the preview while no container publishes a port. */
export default function PreviewEmpty(): JSX.Element {
  return (
    <div class="slip-empty">
      <Unplug size={20} strokeWidth={1.5} aria-hidden="true" />
      <p>
        <strong>No container publishes a port yet</strong>
      </p>
      <p>As soon as one does, its page is shown here. If you expected one:</p>
      <ul class="slip-empty-list">
        <li>
          Is the container running? <code>docker ps</code> lists it.
        </li>
        <li>
          Was a port published? <code>docker run -p 8000:5000 …</code> makes port 5000 of the
          container port 8000 here.
        </li>
        <li>
          Does the app listen on <code>0.0.0.0</code>? On <code>127.0.0.1</code> only its own
          container can reach it.
        </li>
      </ul>
    </div>
  );
}
