import type { JSX } from 'preact';

/** Properties of {@link Tabs}. */
export interface TabsProps {
  /** Says what the pages are parts of. */
  label: string;
  tabs: readonly { href: string; title: string; isHere: boolean }[];
}

/** Where there is no room for all tabs, the one that is open is in view. */
const showTab = (tab: HTMLAnchorElement | null) =>
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Links between pages that belong together, below their title. */
export default function Tabs({ label, tabs }: TabsProps): JSX.Element {
  return (
    <nav class="room-tabs" aria-label={label}>
      {tabs.map(({ href, title, isHere }) => (
        <a
          key={href}
          class="room-tab"
          href={href}
          aria-current={isHere ? 'page' : undefined}
          ref={isHere ? showTab : null}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
