// Loaded by a child process before its own program: it ends when the run that started it is gone, also by SIGKILL. Then
// its standard input, a pipe that nobody writes to, is closed.
process.stdin.on('end', () => process.exit(1)).resume();
(process.stdin as unknown as { unref(): void }).unref();
