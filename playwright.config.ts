import { defineConfig } from '@playwright/test';

const port = 8123;

// The journeys run from the build, like every other test: `npm test` compiles first.
export default defineConfig({
  testDir: 'build/test/browser',
  testMatch: '*.spec.js',
  outputDir: 'build/browser-results',
  timeout: 120_000,
  fullyParallel: false,
  workers: 1,
  reporter: [['list']],
  use: {
    // A control that cannot be reached says so at once, rather than when the whole test is out of time.
    actionTimeout: 15_000,
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    },
  },
  webServer: {
    // The Node that runs the tests, whatever Node is first on the PATH.
    command: `"${process.execPath}" build/test/support/serve-example.js ${port}`,
    url: `http://127.0.0.1:${port}/health`,
    // It plays a year of the invented council first.
    timeout: 300_000,
    stdout: 'ignore',
  },
});
