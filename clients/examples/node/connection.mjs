// What every example needs: the protos, the profile, and calls that sign in.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import grpc from '@grpc/grpc-js'
import loader from '@grpc/proto-loader'
import { accessToken } from './token.mjs'

const here = dirname(fileURLToPath(import.meta.url))
// Ours, and Google's common ones that they import.
const protos = [resolve(here, '../../../protos'), resolve(here, 'node_modules/google-proto-files')]

export const connect = (profilePath, files) => {
  const profile = JSON.parse(readFileSync(profilePath, 'utf8'))
  const server = new URL(profile.server)
  const authority = profile.caFile && readFileSync(resolve(dirname(profilePath), profile.caFile))
  const packages = grpc.loadPackageDefinition(
    loader.loadSync([...files, 'google/rpc/status.proto', 'google/rpc/error_details.proto'], {
      includeDirs: protos,
      enums: String,
      longs: Number,
      defaults: true,
      oneofs: true,
    }),
  )
  const isSecure = server.protocol === 'https:'
  const credentials = isSecure ? grpc.credentials.createSsl(authority) : grpc.credentials.createInsecure()
  const target = `${server.hostname}:${server.port || (isSecure ? 443 : 80)}`

  const signedIn = async () => {
    const metadata = new grpc.Metadata()
    metadata.set('authorization', `Bearer ${await accessToken(profile, authority)}`)
    return metadata
  }

  // One call: a promise of the response, with the token and a deadline of thirty seconds.
  const call = async (client, method, request) => {
    const metadata = await signedIn()
    return new Promise((done, failed) =>
      client[method](request, metadata, { deadline: Date.now() + 30_000 }, (error, response) =>
        error ? failed(error) : done(response),
      ),
    )
  }

  return { packages, client: (Service) => new Service(target, credentials), signedIn, call }
}
