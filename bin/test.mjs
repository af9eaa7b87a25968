// The one test command: compile, lint, then every test there is. A missing browser or database is said and, with CI=true, a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ci = process.env.CI === 'true';

const run = (title, file, args, env = {}) => {
  console.log(`\n# ${title}`);
  const done = spawnSync(process.execPath, [join(root, file), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return done.status === 0;
};

const stop = (why) => {
  console.error(`\n${why}`);
  process.exit(1);
};

// Tests of deleted sources must not live on in the build.
rmSync(join(root, 'build'), { recursive: true, force: true });
if (!run('Compile', 'node_modules/typescript/bin/tsc', ['-p', '.'])) stop('The sources do not compile.');
writeFileSync(join(root, 'build', '.stamp'), '');
if (!run('Lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']))
  stop('The lint rules are not met.');

const wanted = process.argv.slice(2);
const patterns =
  wanted.length > 0 ? wanted : ['build/src/**/*.test.js', 'build/test/**/*.test.js', 'build/scripts/**/*.test.js'];
const files = patterns
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => !file.includes('browser'));
console.log(`\n# ${files.length} test files`);
const tests = spawnSync(
  process.execPath,
  ['--test', '--test-reporter=tap', '--test-concurrency=2', '--enable-source-maps', ...files],
  { cwd: root, stdio: 'inherit' },
);
if (tests.status !== 0) stop('Some tests failed.');
if (wanted.length > 0) process.exit(0);

const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  const why = `No browser at ${chromium}: the browser journeys did not run. Install Debian's chromium, or set CHROMIUM_PATH.`;
  if (ci) stop(why);
  console.warn(`\n${why}`);
  process.exit(0);
}
if (!run('Browser journeys', 'node_modules/@playwright/test/cli.js', ['test'], { CHROMIUM_PATH: chromium })) {
  stop('Some browser journeys failed.');
}
