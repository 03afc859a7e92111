import { BrowserClient } from './browser-client.ts';
import { freePort } from './free-port.ts';
import { openIdClient, TestOpenIdProvider } from './openid-provider.ts';
import { password } from './people-server.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from './server-without-machines.ts';

export const openIdPath = '/api/sign-in/openid';

/** A server whose people may sign in with a real provider, and its first administrator. */
export class OpenIdWorld {
  readonly server: ServerWithoutMachines;
  readonly provider: TestOpenIdProvider;
  readonly administrator: BrowserClient;

  private constructor(server: ServerWithoutMachines, provider: TestOpenIdProvider) {
    this.server = server;
    this.provider = provider;
    this.administrator = this.browser();
  }

  static async open(options: { accessKey?: string; siteFolder?: string } = {}) {
    const { accessKey, siteFolder } = options;
    const port = await freePort();
    const publicUrl = new URL(`http://localhost:${port}`);
    const provider = await TestOpenIdProvider.listen(`${publicUrl.origin}${openIdPath}/callback`);
    const { id: clientId, secret: clientSecret } = openIdClient;
    const openId = { issuer: provider.issuer, clientId, clientSecret, name: 'University' };
    const server = await openServerWithoutMachines({
      change: { port, loopbackOnly: false, publicUrl, openId, ...(accessKey && { accessKey }) },
      ...(siteFolder !== undefined && { siteFolder }),
    });
    const world = new OpenIdWorld(server, provider);
    await world.administrator.call('POST', '/api/sign-in/first-administrator', {
      token: server.firstAdministratorToken,
      ...{ name: 'Ada', email: 'ada@example.org', password },
    });
    return world;
  }

  browser(): BrowserClient {
    return new BrowserClient(this.server.url);
  }

  async dispose(): Promise<void> {
    await this.server.dispose();
    await this.provider.close();
  }

  /** Goes to the provider, signs in there, and gives the address that it sends the browser back to. */
  async comeBackFrom(location: string | null): Promise<string> {
    const atProvider = new BrowserClient(this.provider.issuer.origin);
    let next = location ?? '';
    while (!next.startsWith(`${this.server.url}${openIdPath}`)) {
      const answer = await atProvider.open(next);
      if (answer.location === null) throw new Error(`the provider stays at ${next}`);
      next = new URL(answer.location, this.provider.issuer).href;
    }
    return next;
  }

  /** All of it; gives where one ends. */
  async signIn(client: BrowserClient, subject: string | null, to = ''): Promise<string> {
    this.provider.signedInAs = subject;
    const { location } = await client.open(`${openIdPath}${to}`);
    return (await client.open(await this.comeBackFrom(location))).location ?? '';
  }
}
