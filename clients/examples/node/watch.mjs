// Follows the council's inbox of notices: node watch.mjs PROFILE.json CURSOR_FILE [COUNT]
// Prints each delivery, then keeps its cursor in the file, and goes on from there after a disconnect or a restart.
// Ends after COUNT deliveries, or when it is interrupted.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import grpc from '@grpc/grpc-js'
import { connect } from './connection.mjs'
import { errorDetails } from './errors.mjs'
import { forgetToken } from './token.mjs'

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000
// Heartbeats come every 15 seconds of silence: a connection without three of them is dead, whatever it says.
const SILENCE = 45_000
const PASSING = [grpc.status.UNAVAILABLE, grpc.status.RESOURCE_EXHAUSTED, grpc.status.DEADLINE_EXCEEDED,
  grpc.status.CANCELLED, grpc.status.INTERNAL, grpc.status.UNKNOWN]

const [profilePath, cursorFile, count = 'Infinity'] = process.argv.slice(2)
if (!cursorFile || Number.isNaN(Number(count))) {
  console.error('usage: node watch.mjs PROFILE.json CURSOR_FILE [COUNT]')
  process.exit(2)
}

const platform = connect(profilePath, ['regionalproviders/notifications/v1/inbox.proto'])
const inbox = platform.client(platform.packages.regionalproviders.notifications.v1.InboxService)

let cursor = existsSync(cursorFile) ? Number(readFileSync(cursorFile, 'utf8')) : 0
let left = Number(count)
let refused = 0

// After the delivery was handled: if we are killed between the two, it comes again.
const keep = (reached) => {
  cursor = reached
  writeFileSync(`${cursorFile}.new`, `${reached}\n`)
  renameSync(`${cursorFile}.new`, cursorFile)
}

const handle = ({ notice, ...delivery }) =>
  console.log(JSON.stringify({
    cursor: delivery.cursor,
    noticeId: delivery.noticeId,
    version: delivery.version,
    change: delivery.change,
    affected: delivery.affected,
    urgent: notice?.urgent ?? null,
    organisation: notice?.organisation?.name ?? null,
  }))

// Reads one stream to its end; tells whether anything came.
const follow = async () => {
  const stream = inbox.watchInbox({ afterCursor: cursor }, await platform.signedIn())
  // What ends it is told to the loop below; without a listener it would also end the process.
  stream.on('error', () => {})
  let silence
  const listen = () => {
    clearTimeout(silence)
    silence = setTimeout(() => stream.cancel(), SILENCE)
  }
  let came = false
  try {
    listen()
    for await (const event of stream) {
      listen()
      came = true
      refused = 0
      if (event.delivery) {
        handle(event.delivery)
        keep(event.delivery.cursor)
        if (--left <= 0) break
      }
    }
  } catch (error) {
    // The platform may refuse a token before its time; another one is tried once.
    if (error.code === grpc.status.UNAUTHENTICATED && refused++ === 0) forgetToken()
    else if (!PASSING.includes(error.code)) throw error
    console.error(`disconnected: ${grpc.status[error.code] ?? error.message}; going on after ${cursor}`)
  } finally {
    clearTimeout(silence)
    stream.cancel()
  }
  return came
}

try {
  let wait = FIRST_PAUSE
  while (left > 0) {
    wait = (await follow()) ? FIRST_PAUSE : Math.min(wait * 2, LONGEST_PAUSE)
    // Not all at once when the platform is back.
    if (left > 0) await pause(wait * (0.5 + Math.random() / 2))
  }
} catch (error) {
  console.error(`${grpc.status[error.code] ?? 'ERROR'}: ${error.details ?? error.message}`)
  for (const detail of errorDetails(platform.packages, error)) console.error(JSON.stringify(detail))
  process.exitCode = 1
}
inbox.close()
