import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface CalmProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** Fields take the focus themselves; elsewhere the title does, so that screen readers begin with it. */
  readonly focus?: boolean;
}

/** One thing to know or do, in the middle of the screen. */
export function Calm({ title, children, focus = true }: CalmProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <section class="calm sheet">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  );
}
