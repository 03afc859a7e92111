import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { PreviewTarget } from '../../runtime/preview-target.ts';

/** Chooses among the published ports; each is named with the container behind it. */
export default function PortPicker({ preview }: { preview: PreviewTarget }): JSX.Element {
  const ports = preview.ports.value;
  const shown = preview.port.value;
  if (!shown) return <span class="slip-port">localhost</span>;
  return (
    <label class="slip-port">
      <span>localhost:{shown.port}</span>
      <select
        aria-label={word('preview.port')}
        value={shown.port}
        onChange={(event) => preview.show(Number(event.currentTarget.value))}
      >
        {ports.map(({ port, containerPort, container }) => (
          <option key={port} value={port}>
            {port} → {container}:{containerPort}
          </option>
        ))}
      </select>
    </label>
  );
}
