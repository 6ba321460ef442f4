// Gets a token from a council's own provider with openid-client and calls the platform's gRPC API with it.
import grpc from '@grpc/grpc-js'
import loader from '@grpc/proto-loader'
import * as openid from 'openid-client'
import { config, report } from './report.mjs'

const client = await openid.discovery(
  new URL(config.issuer),
  config.client.id,
  undefined,
  openid.ClientSecretBasic(config.client.secret),
  { execute: [openid.allowInsecureRequests] },
)
const { access_token: token } = await openid.clientCredentialsGrant(client, {
  resource: config.audience,
})

const definition = loader.loadSync('regionalproviders/identity/v1/clients.proto', {
  includeDirs: [config.protos, 'node_modules/google-proto-files'],
  keepCase: true,
  enums: String,
})
const { PrincipalService } =
  grpc.loadPackageDefinition(definition).regionalproviders.identity.v1
const stub = new PrincipalService(
  config.server.replace('http://', ''),
  grpc.credentials.createInsecure(),
)
const headers = new grpc.Metadata()
headers.set('authorization', `Bearer ${token}`)
stub.WhoAmI({}, headers, (error, answer) => {
  const header = JSON.parse(Buffer.from(token.split('.')[0], 'base64url'))
  report({
    token,
    type: header.typ,
    code: error?.code ?? 0,
    council: answer?.council_id,
    roles: answer?.roles,
    subject: answer?.subject,
  })
  stub.close()
})
