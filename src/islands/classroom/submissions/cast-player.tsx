import { create } from 'asciinema-player';
import 'asciinema-player/dist/bundle/asciinema-player.css';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Plays a recording; pauses of more than two seconds are shortened. */
export default function CastPlayer(props: { address: string; label: string }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!frame.current) return undefined;
    const player = create(props.address, frame.current, {
      ...{ autoPlay: true, idleTimeLimit: 2, fit: 'width', preload: true },
      terminalFontFamily: 'var(--slip-font-code)',
    });
    return () => player.dispose();
  }, [props.address]);
  return <div ref={frame} class="room-submissions-player" role="group" aria-label={props.label} />;
}
