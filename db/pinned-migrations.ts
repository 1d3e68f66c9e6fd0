import type { Hex } from '../crypto/bytes.ts';

export interface PinnedMigration {
  /** File in db/migrations, without `.sql`. */
  readonly name: string;
  /** SHA-256 of the file. */
  readonly sha256: Hex;
}

/**
 * The database's history, in order. A migration that was released is never edited: write the next one. An edit changes the
 * hash, and the service then refuses to start (`MIGRATION-CHANGED`).
 */
export const PINNED_MIGRATIONS: readonly PinnedMigration[] = [
  {
    name: '0001-organisations',
    sha256: '92164e23129bf628824e5dbc6096b9a054c4798af16b38a9769d2eed5603cc78',
  },
  {
    name: '0002-meetings',
    sha256: 'd776bf9b346b5d960453fee72c7c34ee112975f1777180f382bcfba6783571b1',
  },
  {
    name: '0003-ballots',
    sha256: '25a6af93ea43dfce748936968c3e2d50747a1f02023a3cd4c01c9ff312093fb5',
  },
  {
    name: '0004-coordination',
    sha256: '698ffdfc937b47fff429089ec081dfb79067cf511456e60c2833db8af2ab5cc7',
  },
  {
    name: '0005-proposers',
    sha256: 'a833514d7f663844564ef3a1a349d4335ce6763193bc4ae3125236cd738895a2',
  },
  {
    name: '0006-exchange-offers',
    sha256: '08bacd6295ae37359af093bfe737e6af1023b3e45d1d24d2da183f78fb2a3d85',
  },
  {
    name: '0007-ratings',
    sha256: 'e454ae2269f91ea62c8da375ae979a20bdb1d9fd4e4b079f151fb1be10cda936',
  },
  {
    name: '0008-imported-records',
    sha256: '5d8fc717f2569b0b7a33b3dd79cfbbf13daf7ac23c787099260635299bd3a14b',
  },
  {
    name: '0009-refusals',
    sha256: 'bcc228755ea4f3d6dfc093249208404fc13173544bffa6e02359179dfd1d3a78',
  },
];
