import { main } from '../../../sandbox-server/main.ts';

// A server in a process of its own, as `npm start` runs one. SLIPWAY_TEST_SITE names built pages
// other than the project's own.
await main({ siteFolder: process.env['SLIPWAY_TEST_SITE'] });
