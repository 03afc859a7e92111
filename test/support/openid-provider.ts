import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

/** What the provider says of somebody, beside their number. */
export interface ProviderClaims {
  readonly name?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

const hour = 60 * 60;
/** In seconds; all that a sign-in makes is told how long it lives, or the provider says so in the tests' output. */
const ttl = { AccessToken: hour, Grant: hour, IdToken: hour, Interaction: hour, Session: hour };
const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

export const openIdClient = { id: 'slipway', secret: 'a secret that both have' };

/** A real OpenID Connect provider, where whoever comes is signed in at once as `signedInAs`. */
export class TestOpenIdProvider {
  /** Claims by subject. */
  readonly people = new Map<string, ProviderClaims>();
  /** Who sits at the browser; null refuses. */
  signedInAs: string | null = null;
  readonly #http = createServer((request, response) => void this.#answer(request, response));
  #provider!: Provider;

  get issuer(): URL {
    return new URL(`http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`);
  }

  /** @param redirectUrl where it may send people back */
  static async listen(redirectUrl: string): Promise<TestOpenIdProvider> {
    const provider = new TestOpenIdProvider();
    await new Promise<void>((resolve) => provider.#http.listen(0, '127.0.0.1', resolve));
    provider.#open(redirectUrl);
    return provider;
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #open(redirectUrl: string): void {
    this.#provider = new Provider(this.issuer.origin, {
      clients: [
        {
          client_id: openIdClient.id,
          client_secret: openIdClient.secret,
          redirect_uris: [redirectUrl],
        },
      ],
      adapter: createMemoryAdapter(),
      jwks: { keys: [signingKey.export({ format: 'jwk' })] },
      ttl,
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['for tests alone'] },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, id) => ({
        accountId: id,
        claims: () => ({ sub: id, ...this.people.get(id) }),
      }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new this.#provider.Grant({
          clientId: oidc.client?.clientId ?? '',
          accountId: oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith('/interaction/')) {
      await this.#provider.callback()(request, response);
      return;
    }
    const result =
      this.signedInAs === null
        ? { error: 'access_denied', error_description: 'they said no' }
        : { login: { accountId: this.signedInAs } };
    await this.#provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: false,
    });
  }
}
