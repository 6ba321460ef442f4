// The relying party of an authorization code flow with PKCE, by openid-client. The test is the browser between the two
// lines that this prints and reads: the address to open, and the address that the browser was sent back to.
import { createInterface } from 'node:readline/promises'
import * as openid from 'openid-client'
import { config, report } from './report.mjs'

const client = await openid.discovery(
  new URL(config.issuer),
  config.client.id,
  undefined,
  config.client.secret ? openid.ClientSecretBasic(config.client.secret) : openid.None(),
  { execute: [openid.allowInsecureRequests] },
)
const verifier = openid.randomPKCECodeVerifier()
const state = openid.randomState()
const nonce = openid.randomNonce()
const address = openid.buildAuthorizationUrl(client, {
  redirect_uri: config.redirect,
  scope: 'openid email profile offline_access',
  code_challenge: await openid.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state,
  nonce,
})
console.log(address.href)

const lines = createInterface({ input: process.stdin })
const back = new URL(await new Promise((resolve) => lines.once('line', resolve)))
lines.close()
const tokens = await openid.authorizationCodeGrant(client, back, {
  pkceCodeVerifier: verifier,
  expectedState: state,
  expectedNonce: nonce,
  idTokenExpected: true,
})
const subject = tokens.claims().sub
const user = await openid.fetchUserInfo(client, tokens.access_token, subject)
const refreshed = await openid.refreshTokenGrant(client, tokens.refresh_token)
const introspected = config.client.secret
  ? await openid.tokenIntrospection(client, refreshed.access_token)
  : undefined
await openid.tokenRevocation(client, refreshed.refresh_token)
let afterRevocation
try {
  await openid.refreshTokenGrant(client, refreshed.refresh_token)
} catch (error) {
  afterRevocation = error.error
}

report({
  subject,
  email: user.email,
  accessToken: tokens.access_token,
  refreshedToken: refreshed.access_token,
  active: introspected?.active,
  afterRevocation,
})
