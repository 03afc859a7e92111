/** The part of `Tables` that holds people. Times are milliseconds since 1970. */
export interface PeopleTables {
  person: {
    id: string;
    name: string;
    email: string | null;
    role: string;
    /** As the server's own hasher writes it. */
    password: string | null;
    /** Name and e-mail address in lower case: databases disagree on what that is. */
    found_by: string;
    created_at: number;
    disabled_at: number | null;
    last_seen_at: number | null;
  };
  person_identity: { issuer: string; subject: string; person: string };
  sign_in: {
    id: string;
    person: string;
    token_hash: string;
    way: string;
    device: string;
    created_at: number;
    last_seen_at: number;
    expires_at: number;
  };
  secret: {
    hash: string;
    kind: string;
    person: string | null;
    data: string;
    created_at: number;
    expires_at: number | null;
  };
}
