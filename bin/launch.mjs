// Builds the checkout when its sources are newer than the last build, then runs the command line.
// A copy that ships without sources (only build/) starts straight away.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'build', '.stamp');

const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return Math.max(latest, newest(path));
    return /\.tsx?$/.test(entry.name) ? Math.max(latest, statSync(path).mtimeMs) : latest;
  }, statSync(folder).mtimeMs);

const stale = () => {
  if (!existsSync(join(root, 'src'))) return false;
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return newest(join(root, 'src')) > built || statSync(join(root, 'tsconfig.json')).mtimeMs > built;
};

const build = () => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const done = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], { encoding: 'utf8' });
  if (done.status !== 0) {
    process.stderr.write(`remit: the sources do not compile.\n${done.stdout ?? ''}${done.stderr ?? ''}`);
    process.exit(3);
  }
  writeFileSync(stamp, '');
};

if (process.argv[2] === '--build-only') {
  if (stale()) build();
} else if (process.argv[2] === '--prepare') {
  // Runs after an installation. Without the compiler (an installation for production) there is nothing to make here.
  if (existsSync(join(root, 'node_modules', 'typescript'))) {
    if (stale()) build();
    await import(pathToFileURL(join(root, 'build', 'src', 'entry', 'prepare.js')).href);
  }
} else {
  if (stale()) build();
  enableCompileCache(join(root, 'build', '.cache'));
  await import(pathToFileURL(join(root, 'build', 'src', 'entry', 'cli.js')).href);
}
