import type { PersonRecord } from '../storage/people/people-store.ts';
import type { TokenStore } from '../storage/people/token-store.ts';
import { type OpenIdFlow, openIdFlowSchema, type OpenIdProvider } from './openid-provider.ts';
import { createSecret, hashSecret } from './secret.ts';
import type { SignInService } from './sign-in-service.ts';

export interface OpenIdSignInOptions {
  readonly tokens: TokenStore;
  readonly provider: OpenIdProvider;
  readonly service: SignInService;
  /** Whether people reach the server by https. */
  readonly isSecure: boolean;
  readonly now?: () => Date;
}

/** Signs people in with a provider. What is asked there is bound to one browser, and used once. */
export class OpenIdSignIn {
  /** Time that somebody has at the provider. */
  readonly seconds = 10 * 60;
  readonly isSecure: boolean;
  readonly #options: OpenIdSignInOptions;

  constructor(options: OpenIdSignInOptions) {
    this.#options = options;
    this.isSecure = options.isSecure;
  }

  /** Where to send the browser, and a token for it to come back with. */
  async begin(returnTo: string): Promise<{ url: URL; token: string }> {
    const { tokens, provider } = this.#options;
    const { url, flow } = await provider.begin(returnTo);
    const token = createSecret();
    const createdAt = this.#now();
    await tokens.putSecret({
      kind: 'openid',
      hash: hashSecret(token),
      person: null,
      data: JSON.stringify(flow),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + this.seconds * 1000),
    });
    return { url, token };
  }

  /** What was asked in this browser, once; null where nothing was, or where it is too late. */
  async take(token: string): Promise<OpenIdFlow | null> {
    const secret = await this.#options.tokens.takeSecret('openid', hashSecret(token), this.#now());
    return secret && openIdFlowSchema.parse(JSON.parse(secret.data));
  }

  /** Who came back. @throws SlipwayError `conflict`, `wrong-credentials`; rejects for a false answer */
  async finish(query: string, flow: OpenIdFlow): Promise<PersonRecord> {
    const { provider, service } = this.#options;
    return service.byProvider(await provider.finish(query, flow));
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
