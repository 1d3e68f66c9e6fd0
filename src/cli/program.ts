import { Command, CommanderError, Option } from 'commander';
import type { VerifyCommand } from './commands/verify.ts';
import type { VerifyRatingsCommand } from './commands/verify-ratings.ts';
import { Ending, EXIT } from './terminal/exit.ts';

/** The program without its commands. */
export const newProgram = (): Command =>
  new Command('phieu-kin')
    .description(
      'Bỏ phiếu kín trong phòng họp, ai cũng kiểm chứng được\nSecret ballots in meeting rooms that anyone can verify',
    )
    .showHelpAfterError('(phieu-kin --help)')
    .exitOverride();

export const lang = (): Option =>
  new Option('--lang <vi|en>', 'ngôn ngữ · language').choices(['vi', 'en']).default('vi');

/** Adds `verify`, the one command that is also built ahead (verify-main.ts). */
export function addVerify(root: Command): Command {
  root
    .command('verify')
    .description(
      'xác minh một hồ sơ hay nhật ký xếp loại · verify a record or a rating log: 0 anchored, 3 not anchored, 1 refused, 2 used wrongly',
    )
    .argument('<file>', 'tệp hồ sơ hoặc nhật ký xếp loại · the record file, *.phieukin, or a rating log’s')
    .option('--anchor <code>', 'mã neo đọc trên biên bản giấy · anchor code, read from the paper minutes')
    .option(
      '--meeting <file=code...>',
      'với nhật ký xếp loại: hồ sơ từng cuộc họp và mã neo · of a rating log: each meeting’s record and anchor code',
    )
    .option('--json', 'cho máy đọc · machine-readable')
    .option('--full', 'lý do của từng dòng · the reasons of every line')
    .addOption(lang())
    .action(async (file: string, options: VerifyCommand & VerifyRatingsCommand) => {
      const { isRatingLog, verifyRatingsCommand } = await import('./commands/verify-ratings.ts');
      const { verifyCommand } = await import('./commands/verify.ts');
      const command = (await isRatingLog(file)) ? verifyRatingsCommand : verifyCommand;
      process.exitCode = await command(file, options);
    });

  return root;
}

/** Reads the command line and runs the command it names. `words` are the arguments after the program's name. */
export async function runProgram(root: Command, words: readonly string[]): Promise<void> {
  try {
    await root.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    else if (error instanceof Ending) {
      console.error(error.message);
      process.exitCode = error.exitCode;
    } else throw error;
  }
}
