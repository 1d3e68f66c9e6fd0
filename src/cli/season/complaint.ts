import type { LogWriter, Player } from './officers.ts';
import { decidedOf, SEASON_PERIOD } from './terms.ts';

interface Parties {
  readonly secretary: Player;
  readonly superior: Player;
  readonly auditor: Player;
}

/** The decision complained of: about whom, and the level that is right. */
interface Contested {
  readonly subject: number;
  readonly level: string;
  readonly decision: number;
}

/** A complaint, what the inspection found, and, where it was right, the decision cancelled and made anew. */
export async function complain(
  log: LogWriter,
  { secretary, superior, auditor }: Parties,
  { subject, level, decision }: Contested,
  outcome: 'upheld' | 'dismissed',
): Promise<void> {
  const period = SEASON_PERIOD;
  const received = '2026-12-10';
  const content = log.commit('Đề nghị xem lại mức xếp loại.');
  const complaint = await log.say(secretary, received, { type: 'complaint-filed', period, subject, received, content });
  const findings = log.commit(outcome === 'upheld' ? 'Khiếu nại có cơ sở.' : 'Khiếu nại không có cơ sở.');
  await log.say(auditor, '2026-12-22', { type: 'complaint-answered', complaint, outcome, findings });
  if (outcome === 'dismissed') return;
  const reason = log.commit('Theo kết luận kiểm tra.');
  await log.say(superior, '2026-12-23', { type: 'decision-cancelled', period, subject, decision, complaint, reason });
  const document = { number: '9-QĐ/ĐU', date: '2026-12-24' };
  const again = [{ subject, corrects: decision, level }];
  await log.say(superior, document.date, decidedOf(again, document, period, subject, log.commit('Xếp loại lại.')));
}
