// Signs in with openid-client, by discovery, as a client with a secret and as one with a key.
import * as openid from 'openid-client'
import { config, report } from './report.mjs'

const issuer = new URL(config.issuer)
const insecure = { execute: [openid.allowInsecureRequests] }

const bySecret = await openid.discovery(
  issuer,
  config.secretClient.id,
  undefined,
  openid.ClientSecretBasic(config.secretClient.secret),
  insecure,
)
const one = await openid.clientCredentialsGrant(bySecret)

const key = await crypto.subtle.importKey(
  'jwk',
  config.keyClient.privateJwk,
  { name: 'ECDSA', namedCurve: 'P-256' },
  false,
  ['sign'],
)
const byKey = await openid.discovery(
  issuer,
  config.keyClient.id,
  undefined,
  openid.PrivateKeyJwt({ key, kid: config.keyClient.kid }),
  insecure,
)
const two = await openid.clientCredentialsGrant(byKey)

let refused
try {
  const wrong = await openid.discovery(
    issuer,
    config.secretClient.id,
    undefined,
    openid.ClientSecretBasic(`${config.secretClient.secret}x`),
    insecure,
  )
  await openid.clientCredentialsGrant(wrong)
} catch (error) {
  refused = error.error ?? error.cause?.[0]?.parameters?.error ?? error.code
}

report({
  issuer: bySecret.serverMetadata().issuer,
  bySecret: one.access_token,
  byKey: two.access_token,
  expiresIn: one.expires_in,
  refused,
})
