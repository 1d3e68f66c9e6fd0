import { Command, CommanderError, Option } from 'commander';
import { type VerifyCommand, verifyCommand } from './commands/verify.ts';
import { EXIT, Ending } from './terminal/exit.ts';

/** Reads the command line and runs the command it names. `words` are the arguments after the program's name. */
export async function main(words: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    else if (error instanceof Ending) {
      console.error(error.message);
      process.exitCode = error.exitCode;
    } else throw error;
  }
}

const lang = () => new Option('--lang <vi|en>', 'ngôn ngữ · language').choices(['vi', 'en']).default('vi');

function program(): Command {
  const root = new Command('phieu-kin')
    .description('Bỏ phiếu kín trong phòng họp, ai cũng kiểm chứng được\nSecret ballots in meeting rooms that anyone can verify')
    .showHelpAfterError('(phieu-kin --help)')
    .exitOverride();

  root
    .command('verify')
    .description('xác minh một hồ sơ · verify a record: 0 anchored, 3 not anchored, 1 refused, 2 used wrongly')
    .argument('<file>', 'tệp hồ sơ · the record file, *.phieukin')
    .option('--anchor <code>', 'mã neo đọc trên biên bản giấy · anchor code, read from the paper minutes')
    .option('--json', 'cho máy đọc · machine-readable')
    .option('--full', 'lý do của từng dòng · the reasons of every line')
    .addOption(lang())
    .action(async (file: string, options: VerifyCommand) => {
      process.exitCode = await verifyCommand(file, options);
    });

  return root;
}
