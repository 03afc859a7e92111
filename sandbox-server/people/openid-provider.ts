import * as openid from 'openid-client';
import type { Logger } from 'pino';
import { z } from 'zod';
import { personNameSchema } from '../../protocol/person.ts';
import { emailSchema } from '../../protocol/person.ts';
import type { OpenIdConfig } from '../config.ts';
import type { ProvenProfile } from './sign-in-service.ts';

/** What is remembered of a sign-in while the provider has the person. */
export const openIdFlowSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
export type OpenIdFlow = z.infer<typeof openIdFlowSchema>;

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  name: personNameSchema.optional().catch(undefined),
  preferred_username: personNameSchema.optional().catch(undefined),
  email: emailSchema.optional().catch(undefined),
  // Some providers write it as text.
  email_verified: z.union([z.boolean(), z.stringbool()]).optional().catch(undefined),
});
type Claims = z.infer<typeof claimsSchema>;

const timeoutSeconds = 10;

/**
 * An OpenID Connect provider: authorization code flow with PKCE, state and nonce
 * (RFC 9700; openid.net/specs/openid-connect-core-1_0.html). It is asked for what it can do at its
 * first use, so that a provider that is away keeps no server from starting.
 */
export class OpenIdProvider {
  readonly name: string;
  readonly issuer: string;
  readonly #config: OpenIdConfig;
  readonly #redirectUrl: string;
  readonly #log: Logger;
  #client: Promise<openid.Configuration> | undefined;

  /** @param redirectUrl where the provider sends people back; registered with it */
  constructor(config: OpenIdConfig, redirectUrl: string, log: Logger) {
    this.#config = config;
    this.#redirectUrl = redirectUrl;
    this.#log = log;
    this.name = config.name;
    this.issuer = config.issuer.href;
  }

  /** The address to send somebody to, and what to remember meanwhile. Rejects where the provider is away. */
  async begin(returnTo: string): Promise<{ url: URL; flow: OpenIdFlow }> {
    const client = await this.#discover();
    const verifier = openid.randomPKCECodeVerifier();
    const flow = { state: openid.randomState(), nonce: openid.randomNonce(), verifier, returnTo };
    const url = openid.buildAuthorizationUrl(client, {
      redirect_uri: this.#redirectUrl,
      scope: 'openid email profile',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: flow.state,
      nonce: flow.nonce,
    });
    return { url, flow };
  }

  /**
   * Who came back. Rejects for an answer to another question, a code that was used, a token that is
   * not the provider's, or where the person refused.
   * @param query of the address that the provider sent them to
   */
  async finish(query: string, flow: OpenIdFlow): Promise<ProvenProfile> {
    const client = await this.#discover();
    const url = new URL(this.#redirectUrl);
    url.search = query;
    const tokens = await openid.authorizationCodeGrant(client, url, {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    });
    const inToken = claimsSchema.parse(tokens.claims());
    const claims = await this.#complete(client, tokens.access_token, inToken);
    const { sub, name, preferred_username, email, email_verified } = claims;
    return {
      issuer: client.serverMetadata().issuer,
      subject: sub,
      name: name ?? preferred_username ?? email?.split('@')[0] ?? 'learner',
      email: email_verified === true && email !== undefined ? email : null,
    };
  }

  /** Providers differ in what they put into the token; the rest is asked for. */
  async #complete(client: openid.Configuration, token: string, claims: Claims): Promise<Claims> {
    const isWhole = claims.name !== undefined && claims.email !== undefined;
    if (isWhole || client.serverMetadata().userinfo_endpoint === undefined) return claims;
    try {
      const told = claimsSchema.parse(await openid.fetchUserInfo(client, token, claims.sub));
      // An address goes with the word on it, and never with another's.
      return claims.email === undefined
        ? { ...told, ...(claims.name !== undefined && { name: claims.name }) }
        : { ...told, ...claims, email_verified: claims.email_verified };
    } catch (error) {
      this.#log.warn({ err: error }, 'the provider says no more of a person than their number');
      return claims;
    }
  }

  #discover(): Promise<openid.Configuration> {
    this.#client ??= this.#ask().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  #ask(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    const isPlain = issuer.protocol === 'http:';
    return openid.discovery(
      issuer,
      clientId,
      clientSecret,
      clientSecret === undefined ? openid.None() : undefined,
      { timeout: timeoutSeconds, ...(isPlain && { execute: [openid.allowInsecureRequests] }) },
    );
  }
}
