import { Command } from 'commander';

/** Reads the command line and runs the command it names. `words` are the arguments after the program's name. */
export async function main(words: readonly string[]): Promise<void> {
  const program = new Command('phieu-kin').description('Secret ballots in meeting rooms that anyone can verify');
  await program.parseAsync([...words], { from: 'user' });
}
