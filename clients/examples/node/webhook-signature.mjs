// Tells whether a post to a webhook is from the platform (https://www.standardwebhooks.com).
import { createHmac, timingSafeEqual } from 'node:crypto'

const TOLERANCE_SECONDS = 5 * 60

// True where one of the signatures is by one of the secrets over exactly this id, time and body (a Buffer), and the time is
// not long ago: what was recorded and is played back later is refused.
export const isGenuine = (secrets, headers, body, now = Date.now()) => {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  if (!id || !/^[0-9]{1,12}$/.test(timestamp ?? '')) return false
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false
  const given = (headers['webhook-signature'] ?? '').split(' ').map((text) => Buffer.from(text))
  return secrets
    .map((secret) => {
      const hmac = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
      return Buffer.from(`v1,${hmac.update(`${id}.${timestamp}.`).update(body).digest('base64')}`)
    })
    .some((right) => given.some((each) => each.length === right.length && timingSafeEqual(each, right)))
}
