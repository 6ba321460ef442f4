// Receives webhooks: node webhook-receiver.mjs SECRET_FILE [PORT]
// The file holds the webhook's secret; while it is rotated, the old and the new one on two lines. Put TLS in front of it.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { isGenuine } from './webhook-signature.mjs'

const LARGEST_BODY = 64 * 1024
const REMEMBERED = 10_000

const [secretFile, port = '0'] = process.argv.slice(2)
if (!secretFile) {
  console.error('usage: node webhook-receiver.mjs SECRET_FILE [PORT]')
  process.exit(2)
}

// The platform sends a delivery again where it cannot know that it arrived. A real receiver keeps these ids in its database.
const handled = new Set()

const handle = (id, message) => {
  if (handled.has(id)) return
  // Read the notice itself with NoticeService.GetNotice: the message tells which, and how urgent it is, no more.
  console.log(JSON.stringify(message))
  handled.add(id)
  if (handled.size > REMEMBERED) handled.delete(handled.values().next().value)
}

const read = async (request) => {
  const parts = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length > LARGEST_BODY) return
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const answer = (response, status, body) => {
  response.writeHead(status, body ? { 'content-type': 'application/json' } : {})
  response.end(body && JSON.stringify(body))
}

const receive = async (request, response) => {
  const body = request.method === 'POST' ? await read(request) : undefined
  if (!body) return answer(response, request.method === 'POST' ? 413 : 405)
  const secrets = readFileSync(secretFile, 'utf8').split('\n').filter(Boolean)
  // Before anything in it is believed, or even parsed.
  if (!isGenuine(secrets, request.headers, body)) return answer(response, 401)
  const message = JSON.parse(body)
  if (message.type === 'webhook.challenge') return answer(response, 200, { challenge: message.challenge })
  if (message.type === 'notice.delivered') handle(request.headers['webhook-id'], message)
  // Others are taken too: there may be more types one day.
  answer(response, 204)
}

const server = http.createServer((request, response) =>
  receive(request, response).catch((error) => {
    console.error(error.message)
    if (!response.headersSent) answer(response, 500)
  }),
)
server.requestTimeout = 10_000
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`Listening on http://127.0.0.1:${server.address().port}/`),
)
process.on('SIGTERM', () => server.close())
