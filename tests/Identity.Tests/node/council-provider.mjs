// A council's own OpenID provider, by oidc-provider: issues access tokens as JWTs to a machine client, with groups that
// the client names in the request, and claims that are none of its business. Ends when its input does.
import { generateKeyPairSync } from 'node:crypto'
import Provider from 'oidc-provider'
import { config, report } from './report.mjs'

// Tests move the platform's clock, and tokens must be good by it.
const machine = Date.now
Date.now = () => machine() + config.skew * 1000

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwk = { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: config.kid }

const provider = new Provider(config.issuer, {
  jwks: { keys: [jwk] },
  clients: [
    {
      client_id: config.client.id,
      client_secret: config.client.secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  extraTokenClaims: () => config.claims,
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => config.audience,
      getResourceServerInfo: () => ({
        scope: 'api',
        audience: config.audience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: 3600,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
})
const address = new URL(config.issuer)
provider.listen(Number(address.port), address.hostname, () => report({ ready: true }))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
