// Gets a token with the client's secret, and keeps it until a minute before its end.
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'

let held

export const accessToken = async (profile, authority) => {
  if (held && Date.now() < held.refreshAt) return held.value
  const endpoint = profile.tokenEndpoint ?? (await discover(profile, authority)).token_endpoint
  // RFC 6749, section 2.3.1: both parts are form-encoded before they are joined.
  const encode = (part) => new URLSearchParams({ part }).toString().slice('part='.length)
  const basic = Buffer.from(`${encode(profile.clientId)}:${encode(profile.clientSecret)}`)
  const answer = await request(endpoint, authority, {
    method: 'POST',
    headers: {
      authorization: `Basic ${basic.toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  held = {
    value: answer.access_token,
    refreshAt: Date.now() + (answer.expires_in - 60) * 1000,
  }
  return held.value
}

// The platform refused it before its time.
export const forgetToken = () => {
  held = undefined
}

const discover = (profile, authority) => {
  const url = new URL('/.well-known/oauth-authorization-server', profile.server)
  // Without TLS the gRPC port speaks HTTP/2 only, which fetch does not.
  return url.protocol === 'http:' ? overHttp2(url) : request(url, authority, { headers: {} })
}

const request = async (url, authority, options) => {
  if (!authority) return read(await fetch(url, options), url)
  // fetch takes no authorities of one's own.
  return new Promise((done, failed) => {
    const { request: send } = String(url).startsWith('https:') ? https : http
    const sent = send(url, { ...options, ca: authority }, async (response) => {
      const status = response.statusCode
      read({ ok: status < 300, status, json: () => collect(response) }, url).then(done, failed)
    })
    sent.on('error', failed).end(options.body)
  })
}

const read = async (response, url) => {
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${body.error ?? ''}`)
  return body
}

const collect = async (stream) => {
  const parts = []
  for await (const part of stream) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString())
}

const overHttp2 = async (url) => {
  const session = http2.connect(url.origin)
  try {
    return await new Promise((done, failed) => {
      session.on('error', failed)
      const stream = session.request({ ':path': url.pathname, accept: 'application/json' })
      stream.on('error', failed)
      collect(stream).then(done, failed)
    })
  } finally {
    session.close()
  }
}
