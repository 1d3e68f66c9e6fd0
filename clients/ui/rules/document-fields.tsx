import { useState } from 'preact/hooks';
import type { RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import { RULES } from './rules-words.ts';

const EMPTY = { number: '', date: '', issuer: '', title: '' };

/** The document that a rule set, cap or criteria set rests on: all of its four parts, or none. */
export function DocumentFields({
  document: given,
  onChange,
}: {
  readonly document: RuleSet['document'];
  readonly onChange: (document: RuleSet['document']) => void;
}) {
  const [touched, setTouched] = useState(false);
  const document = given ?? EMPTY;
  const put = (change: Partial<typeof EMPTY>) => {
    setTouched(true);
    const next = { ...document, ...change };
    onChange(Object.values(next).every((text) => text.trim() === '') ? null : next);
  };
  const partly = touched && given !== null && Object.values(given).some((text) => text.trim() === '');
  const error = partly ? say(RULES.documentPart) : undefined;
  return (
    <div class="pair">
      <Field
        label={say(RULES.documentNumber)}
        name="document-number"
        value={document.number}
        onInput={(number) => put({ number })}
      />
      <Field
        label={say(RULES.documentDate)}
        name="document-date"
        value={document.date}
        onInput={(date) => put({ date })}
      />
      <Field
        label={say(RULES.documentIssuer)}
        name="document-issuer"
        value={document.issuer}
        onInput={(issuer) => put({ issuer })}
      />
      <Field
        label={say(RULES.documentTitle)}
        name="document-title"
        value={document.title}
        error={error}
        onInput={(title) => put({ title })}
      />
    </div>
  );
}
