import { SUBJECT_KIND_WORDS } from '../../../src/domain/rating/words.ts';
import { formatPercent, percentTenths } from '../../../src/domain/rules/percent.ts';
import { renderCap } from '../../../src/domain/rules/render-cap.ts';
import type { OverviewLine } from '../../shared/ratings/rating-client.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, language, say } from '../../ui/language.ts';
import { UNPROVEN } from '../words.ts';
import { unitsCaps } from './aggregate-caps.ts';
import { totalsOf } from './units.ts';
import { OVERVIEW } from './words.ts';

/** What all units come to, a table for each scheme of levels. Percentages are of those rated. */
export function Totals({ lines }: { readonly lines: readonly OverviewLine[] }) {
  const totals = totalsOf(lines);
  const schemes = [...new Set(totals.map(({ levels }) => levels.join(' ')))];
  return (
    <>
      {schemes.map((scheme) => {
        const of = totals.filter(({ levels }) => levels.join(' ') === scheme);
        return (
          <section class="sheet" key={scheme}>
            <h2>{say(OVERVIEW.totals)}</h2>
            <ScrollAcross label={say(OVERVIEW.totals)}>
              <table class="totals">
                <thead>
                  <tr>
                    <th scope="col">{say(OVERVIEW.kind)}</th>
                    {[OVERVIEW.total, OVERVIEW.rated].map((words) => (
                      <th scope="col" class="number" key={words.en}>
                        {say(words)}
                      </th>
                    ))}
                    {scheme.split(' ').map((code) => (
                      <th scope="col" class="number" key={code}>
                        {code}
                      </th>
                    ))}
                    {[OVERVIEW.open, OVERVIEW.notRated, UNPROVEN].map((words) => (
                      <th scope="col" class="number" key={words.en}>
                        {say(words)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {of.map(({ kind, by, total, rated, counts, open, notRated, unproven }) => (
                    <tr key={`${kind} ${by}`}>
                      <th scope="row">
                        {say(SUBJECT_KIND_WORDS[kind])}
                        <br />
                        <span class="soft">{by}</span>
                      </th>
                      <td class="number">{count(total)}</td>
                      <td class="number">{count(rated)}</td>
                      {counts.map((at, place) => (
                        <td class="number" key={place}>
                          {count(at)}
                          <br />
                          <span class="soft">{formatPercent(percentTenths(at, rated), language.value)}</span>
                        </td>
                      ))}
                      <td class="number">{count(open)}</td>
                      <td class="number">{count(notRated)}</td>
                      <td class="number">{count(unproven)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollAcross>
            <p class="soft">{say(OVERVIEW.base)}</p>
            <UnitsCaps lines={lines} scheme={scheme} />
          </section>
        );
      })}
    </>
  );
}

/** The cap over units together: a breach is a warning, since only a group's own cap stands in the way of a decision. */
function UnitsCaps({ lines, scheme }: { readonly lines: readonly OverviewLine[]; readonly scheme: string }) {
  const caps = unitsCaps(lines).filter(({ levels }) => levels.join(' ') === scheme);
  return (
    <>
      {caps.map(({ kind, by, units, levels, rule, cap }) => {
        const told = `${say(OVERVIEW.together(count(units), by, say(SUBJECT_KIND_WORDS[kind])))} ${renderCap(rule, levels, cap, language.value).toReversed().join(' ')}`;
        return cap.met ? (
          <p class="soft" key={told}>
            {told}
          </p>
        ) : (
          <Notice kind="warn" key={told}>
            <p>{told}</p>
            <p>{say(OVERVIEW.togetherNote)}</p>
          </Notice>
        );
      })}
    </>
  );
}
