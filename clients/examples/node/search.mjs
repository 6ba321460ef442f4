// Searches the register and shows one setting: node search.mjs PROFILE.json [TEXT] [URN]
import grpc from '@grpc/grpc-js'
import { connect } from './connection.mjs'
import { errorDetails } from './errors.mjs'

const PAGES_SHOWN = 3

const [profilePath, text = '', urn] = process.argv.slice(2)
if (!profilePath) {
  console.error('usage: node search.mjs PROFILE.json [TEXT] [URN]')
  process.exit(2)
}

const platform = connect(profilePath, [
  'regionalproviders/identity/v1/clients.proto',
  'regionalproviders/providers/v1/settings.proto',
])
const { packages, call } = platform
const { identity, providers } = packages.regionalproviders

const nameOf = (setting) => (setting.nameWithheld ? '(name withheld)' : setting.name)

const main = async () => {
  const principals = platform.client(identity.v1.PrincipalService)
  const settings = platform.client(providers.v1.SettingService)

  const me = await call(principals, 'whoAmI', {})
  console.log(`Signed in as ${me.subject}${me.councilName ? ` of ${me.councilName}` : ''} (${me.roles.join(', ')})`)

  let pageToken = ''
  let first
  for (let page = 1; page <= PAGES_SHOWN; page++) {
    const found = await call(settings, 'searchSettings', {
      query: text,
      pageSize: 10,
      pageToken,
      withFacets: page === 1,
    })
    if (page === 1) {
      console.log(`\n${found.totalCount} settings match.`)
      for (const facet of found.facets)
        console.log(`  ${facet.name}: ${facet.counts.slice(0, 5).map((count) => `${count.value} ${count.count}`).join(', ')}`)
    }
    console.log(`\nPage ${page}`)
    for (const setting of found.settings) {
      first ??= setting.registration?.key?.urn
      const judgement = setting.registration?.judgements[0]?.value ?? 'not judged'
      console.log(`  ${setting.registration?.key?.urn ?? '-'}  ${nameOf(setting)}  ${setting.hostAuthorityName}  ${judgement}`)
    }
    pageToken = found.nextPageToken
    if (!pageToken) break
  }

  const wanted = urn ?? first
  if (wanted) {
    const { setting } = await call(settings, 'getSetting', { registration: { urn: wanted } })
    console.log(`\n${wanted}: ${nameOf(setting)}, ${setting.serviceType}, ${setting.places} places`)
  }

  try {
    await call(settings, 'getSetting', { registration: { urn: 'SC000000' } })
  } catch (error) {
    console.log('\nA URN that nobody has:')
    show(error)
  }
}

const show = (error) => {
  console.log(`  ${grpc.status[error.code] ?? 'ERROR'}: ${error.details ?? error.message}`)
  for (const detail of errorDetails(packages, error)) console.log(`  ${JSON.stringify(detail)}`)
}

try {
  await main()
} catch (error) {
  show(error)
  process.exitCode = 1
}
