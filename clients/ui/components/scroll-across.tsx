import type { ComponentChildren } from 'preact';

/** A wide table on a narrow screen: it scrolls across by itself, with the keyboard too (WCAG 2.1.1). */
export function ScrollAcross({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll
    <section class="scroll-x" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
