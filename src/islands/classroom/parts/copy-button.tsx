import { useSignal } from '@preact/signals';
import { Check, Copy } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';

/** Copies a text, such as a link to hand out, and says so. */
export default function CopyButton({ text, label }: { text: string; label: string }): JSX.Element {
  const isCopied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    isCopied.value = true;
    setTimeout(() => (isCopied.value = false), 2_000);
  };
  const Icon = isCopied.value ? Check : Copy;
  return (
    <button type="button" class="slip-button" onClick={() => void copy()}>
      <Icon size={14} aria-hidden />
      <span aria-live="polite">{isCopied.value ? word('classroom.copied') : label}</span>
    </button>
  );
}
