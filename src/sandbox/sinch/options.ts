/** Basic credentials and the gateway's key on every request, as in the cloud. */
export interface BasicAuth {
  readonly type: 'basic';
  readonly username: string;
  readonly password: string;
  /** What the x-api-key header must say. */
  readonly apiKey: string;
}

/** A form at `loginPath` that gives a session cookie, as on older installations. */
export interface SessionAuth {
  readonly type: 'session';
  readonly loginPath: string;
  readonly usernameField: string;
  readonly passwordField: string;
  readonly username: string;
  readonly password: string;
}

/** How the simulated installation is set up. */
export interface SinchOptions {
  readonly auth: BasicAuth | SessionAuth;
  /** The oddities of the page's own examples: wrapped lists, other spellings, blanks, missing fields. */
  readonly quirks: boolean;
}
