import { type Command, Option } from 'commander';
import { role } from '../http/wire/shapes.ts';
import type { DemoCommand } from './commands/demo.ts';
import type { ExportCommand } from './commands/export.ts';
import type { FoundCommand } from './commands/found.ts';
import type { ImportCommand } from './commands/import.ts';
import type { InviteCommand } from './commands/invite.ts';
import type { PapersCommand } from './commands/papers.ts';
import type { SeasonCommand } from './commands/season.ts';
import type { ServeCommand } from './commands/serve.ts';
import type { TlsCommand } from './commands/tls.ts';
import type { VerifierHtmlCommand } from './commands/verifier-html.ts';
import { addVerify, lang, newProgram, runProgram } from './program.ts';

// Each command is loaded when it runs: a verifier needs no database.

/** Reads the command line and runs the command it names. `words` are the arguments after the program's name. */
export async function main(words: readonly string[]): Promise<void> {
  const engine = process.env.PHIEU_KIN_ENGINE;
  if (engine) await (await import('../usecases/choose-engine.ts')).chooseEngine(engine);
  await runProgram(program(), words);
}

const data = () => new Option('--data <folder>', 'thư mục dữ liệu · data folder (PHIEU_KIN_DATA)');

function program(): Command {
  const root = addVerify(newProgram());

  root
    .command('papers')
    .description(
      'xác minh hồ sơ rồi viết biên bản, thông báo, phiếu mẫu · verify a record and write its papers, DOCX and PDF',
    )
    .argument('<file>', 'tệp hồ sơ · the record file, *.phieukin')
    .requiredOption('--anchor <code>', 'mã neo đọc trên biên bản giấy · anchor code, read from the paper minutes')
    .requiredOption('--out <folder>', 'nơi ghi · where the papers go')
    .option('--organisation <name>', 'tên tổ chức ghi ở đầu biên bản · the organisation’s name, for the letterhead')
    .option('--superior <name>', 'tên tổ chức cấp trên · the organisation above')
    .option('--number <number...>', 'số biên bản theo thứ tự cuộc bỏ phiếu, ví dụ 12-BB/CB · numbers of the minutes')
    .option('--chair <name>', 'chủ trì hội nghị · chair of the meeting')
    .option('--ended <time>', 'kết thúc lúc, ví dụ "16 giờ 30" · when the count ended')
    .option('--kept-at <place>', 'nơi lưu biên bản · where the minutes are kept')
    .addOption(lang())
    .action(async (file: string, options: PapersCommand) => {
      const { papersCommand } = await import('./commands/papers.ts');
      process.exitCode = await papersCommand(file, options);
    });

  root
    .command('verifier-html')
    .description('trang kiểm tra hồ sơ trong một tệp HTML, dùng không cần mạng · the auditor’s page as one HTML file')
    .option('--out <file>', 'tệp · the file', 'phieu-kin-verifier.html')
    .addOption(lang())
    .action(async (options: VerifierHtmlCommand) => {
      const { verifierHtmlCommand } = await import('./commands/verifier-html.ts');
      await verifierHtmlCommand(options);
    });

  root
    .command('tls')
    .description('CA nội bộ và chứng chỉ cho máy chủ trong phòng · a local CA and a certificate for the service')
    .requiredOption('--host <name|ip...>', 'tên, địa chỉ mà các máy mở · names and addresses that devices open')
    .requiredOption('--out <folder>', 'thư mục; có CA rồi thì dùng lại · folder; a CA that is there is used again')
    .addOption(lang())
    .action(async (options: TlsCommand) => {
      const { tlsCommand } = await import('./commands/tls.ts');
      await tlsCommand(options);
    });

  root
    .command('demo')
    .description('hai cuộc họp trọn vẹn, từ danh sách đến hồ sơ · two whole meetings, from the roll to the record')
    .option('--out <folder>', 'nơi ghi hồ sơ · where the records go')
    .option('--fast', 'cuộc họp nhỏ hơn · smaller meetings')
    .addOption(lang())
    .action(async (options: DemoCommand) => {
      const { demoCommand } = await import('./commands/demo.ts');
      await demoCommand(options);
    });

  root
    .command('season')
    .description(
      'một mùa xếp loại của cả huyện: họp, bỏ phiếu, quyết định, báo cáo · a district’s season: meetings, decisions, reports',
    )
    .requiredOption('--out <folder>', 'nơi ghi hồ sơ và văn bản · where records and papers go')
    .option('--units <n>', 'số đảng bộ cơ sở, nhiều nhất 42 · how many of the 42 organisations', Number, 42)
    .option('--cells <n>', 'số chi bộ của mỗi đảng bộ, nhiều nhất 8 · how many of the 8 cells of each', Number, 8)
    .option('--meetings <n>', 'số chi bộ bỏ phiếu trên máy · cells that vote under the full protocol', Number, 30)
    .option('--all', 'mọi chi bộ bỏ phiếu trên máy, mất hàng giờ · every cell votes so, which takes hours')
    .addOption(lang())
    .action(async (options: SeasonCommand) => {
      const { seasonCommand } = await import('./commands/season.ts');
      await seasonCommand(options);
    });

  root
    .command('bench')
    .description('đo tốc độ, theo tỷ số trên máy này · measurements, as ratios on this machine')
    .option('--full', 'thêm 1000 lá phiếu 42 dòng · also 1,000 ballots of 42 lines, which takes an hour')
    .action(async (options: { full?: boolean }) => {
      const { benchCommand } = await import('./commands/bench.ts');
      process.exitCode = await benchCommand(options);
    });

  root
    .command('serve')
    .description('chạy máy chủ · run the service; settings: docs/guides/installing.md')
    .option('--host <address>', 'địa chỉ lắng nghe · address to listen on')
    .option('--port <number>', 'cổng · port')
    .option('--sample', 'in địa chỉ của cuộc họp mẫu · print the address of a sample meeting')
    .addOption(data())
    .addOption(lang())
    .action(async (options: ServeCommand) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(options);
    });

  root
    .command('invite')
    .description('mã mời cho cán bộ đầu tiên của một tổ chức · code for the first officer of an organisation')
    .option('--organisation <id>', 'mã tổ chức · the organisation’s id')
    .option('--title <name>', 'tên, nếu tổ chức chưa có · its name, if it is new')
    .option('--level <level>', 'cấp, mặc định "chi bộ" · its level')
    .option('--parent <id>', 'tổ chức cấp trên · the organisation above')
    .addOption(new Option('--role <role>', 'vai trò · role').choices(role.options))
    .option('--name <name>', 'họ và tên · the person’s name')
    .addOption(
      new Option('--list <file>', 'mời cả danh sách xlsx, csv · invite a whole list').conflicts([
        'role',
        'name',
        'title',
      ]),
    )
    .option('--sheet <file>', 'phiếu mời để in, tệp HTML mới · slips to print, a new HTML file')
    .option('--address <url>', 'địa chỉ máy chủ in trên phiếu · the service’s address, for the slips')
    .option('--template <file>', 'ghi tệp mẫu của danh sách · write an empty list to fill in')
    .addOption(data())
    .addOption(lang())
    .action(async (options: InviteCommand) => {
      const { inviteCommand } = await import('./commands/invite.ts');
      await inviteCommand(options);
    });

  root
    .command('found [list]')
    .description('lập các tổ chức theo danh sách xlsx, csv · found the organisations of a list')
    .option('--below <id>', 'tổ chức cấp trên của cả danh sách · the organisation above the list')
    .option('--sheet <file>', 'phiếu mời thư ký để in, tệp HTML mới · slips to print, a new HTML file')
    .option('--address <url>', 'địa chỉ máy chủ in trên phiếu · the service’s address, for the slips')
    .option('--template <file>', 'ghi tệp mẫu để điền · write an empty list to fill in')
    .addOption(data())
    .addOption(lang())
    .action(async (list: string | undefined, options: FoundCommand) => {
      const { foundCommand } = await import('./commands/found.ts');
      await foundCommand(list, options);
    });

  root
    .command('export')
    .description('ghi hồ sơ của một cuộc họp ra tệp · write a meeting’s record to a file')
    .argument('<meeting>', 'mã cuộc họp · the meeting’s id')
    .option('--out <file>', 'tệp · the file')
    .addOption(data())
    .addOption(lang())
    .action(async (meeting: string, options: ExportCommand) => {
      const { exportCommand } = await import('./commands/export.ts');
      await exportCommand(meeting, options);
    });

  root
    .command('import')
    .description('nhập hồ sơ cuộc họp của máy chủ khác · take in the record of a meeting held on another installation')
    .argument('<file>', 'tệp hồ sơ · the record file, *.phieukin')
    .requiredOption('--anchor <code>', 'mã neo đọc trên biên bản giấy · anchor code, read from the paper minutes')
    .requiredOption('--organisation <id>', 'mã tổ chức được xếp loại · whose ratings the ballots are for')
    .addOption(data())
    .addOption(lang())
    .action(async (file: string, options: ImportCommand) => {
      const { importCommand } = await import('./commands/import.ts');
      await importCommand(file, options);
    });

  return root;
}
