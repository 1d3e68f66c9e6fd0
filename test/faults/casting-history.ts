import type { Papers } from './voting-room.ts';

interface Receipt {
  readonly leaf: string;
  readonly receipt: string;
}

/**
 * What an outside client saw: it alone judges whether the service kept its word. It casts each ballot until it is
 * acknowledged, asks again now and then, and tries to spend the same right twice.
 */
export class CastingHistory {
  readonly violations: string[] = [];
  readonly acknowledged = new Map<number, Receipt>();
  attempts = 0;
  #stopped = false;

  readonly #papers: readonly Papers[];
  readonly #path: string;
  readonly #pick: (below: number) => number;

  /** @param path of the ballots' route, after a server's address */
  constructor(papers: readonly Papers[], path: string, pick: (below: number) => number) {
    this.#papers = papers;
    this.#path = path;
    this.#pick = pick;
  }

  get complete(): boolean {
    return this.acknowledged.size === this.#papers.length;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** One client that sends whatever comes to its mind, to one of the servers, until it is told to stop. */
  async client(servers: readonly string[]): Promise<void> {
    while (!this.#stopped) {
      const papers = this.#papers[this.#pick(this.#papers.length)] as Papers;
      await this.#try(servers[this.#pick(servers.length)] as string, papers, this.#pick(4) === 0);
    }
  }

  /** Casts what is left, patiently. */
  async finish(server: string): Promise<void> {
    for (const papers of this.#papers)
      for (let tries = 0; !this.acknowledged.has(papers.voter); tries++) {
        if (tries > 200) throw new Error('a ballot is refused for ever');
        await this.#try(server, papers, false);
      }
    for (const papers of this.#papers) {
      await this.#try(server, papers, false);
      await this.#try(server, papers, true);
    }
  }

  async #try(server: string, { voter, ballot, other }: Papers, second: boolean): Promise<void> {
    const first = this.acknowledged.get(voter);
    // Before the first acknowledgement either paper could win; the history stays simple if only one is ever tried.
    if (second && first === undefined) return;
    this.attempts++;
    let status: number;
    let text: string;
    try {
      const answer = await fetch(`${server}${this.#path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: (second ? other : ballot) as BodyInit,
      });
      status = answer.status;
      text = await answer.text();
    } catch {
      await new Promise((settle) => setTimeout(settle, 20));
      return;
    }
    if (status === 503 || status === 429) return;
    if (second) {
      if (status !== 409) this.violations.push(`voter ${voter}: a second ballot was answered with ${status} ${text}`);
      return;
    }
    if (status !== 200 && status !== 201) {
      this.violations.push(`voter ${voter}: an honest ballot was answered with ${status} ${text}`);
      return;
    }
    const receipt = JSON.parse(text) as Receipt;
    if (first !== undefined && first.receipt !== receipt.receipt)
      this.violations.push(`voter ${voter}: another receipt for the same ballot`);
    this.acknowledged.set(voter, receipt);
  }
}
