import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

const reconnectPause = 500;

/**
 * Subscriptions of one database on a connection of its own, made on first use and made again when it breaks. What was
 * notified meanwhile is missed, so after each new connection every listener is called once with an empty payload.
 */
export class Listener {
  readonly #create: () => Client;
  readonly #heard = new Map<string, Set<(payload: string) => void>>();
  #client: Promise<Client> | undefined;
  #ended = false;

  /** @param create gives a new client, not yet connected */
  constructor(create: () => Client) {
    this.#create = create;
  }

  /** Rejects if the first connection cannot be made. @returns a function that ends the subscription */
  async listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#heard.get(channel) ?? new Set();
    this.#client ??= this.#connect();
    const client = await this.#client.catch((error) => {
      this.#client = undefined;
      throw error;
    });
    this.#heard.set(channel, listeners.add(onPayload));
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return async () => {
      listeners.delete(onPayload);
      if (listeners.size > 0 || this.#ended) return;
      this.#heard.delete(channel);
      await (await this.#client)?.query(`unlisten ${client.escapeIdentifier(channel)}`);
    };
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#client?.then((client) => client.end()).catch(() => undefined);
  }

  async #connect(): Promise<Client> {
    const client = this.#create();
    client.on('error', () => {});
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#heard.get(channel) ?? []) listener(payload ?? '');
    });
    await client.connect();
    client.once('end', () => {
      if (!this.#ended) this.#client = this.#reconnect();
    });
    return client;
  }

  async #reconnect(): Promise<Client> {
    while (!this.#ended) {
      await sleep(reconnectPause);
      try {
        const client = await this.#connect();
        for (const channel of this.#heard.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
        for (const listeners of this.#heard.values()) for (const listener of listeners) listener('');
        return client;
      } catch {
        // The server is still away.
      }
    }
    throw new Error('the database has been closed');
  }
}
